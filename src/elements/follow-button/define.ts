import { define } from '../shared/define.js';
import '../follow-return/define.js';
import { FollowButton } from './follow-button.js';

define('magpie-follow-button', FollowButton);

export { FollowButton };
