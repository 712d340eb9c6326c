import '../follow-button/define.js';
import { define } from '../shared/define.js';
import { AccountCard } from './account-card.js';

define('magpie-account-card', AccountCard);

export { AccountCard };
