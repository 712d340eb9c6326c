/** Registers every network and defines every element. */
import { registerNetwork } from './core/network.js';
import './elements/account-card/define.js';
import './elements/follow-button/define.js';
import './elements/post-feed/define.js';
import { builtInNetworks } from './networks/index.js';

builtInNetworks.forEach(registerNetwork);

export * from './index.js';
