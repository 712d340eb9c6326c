export type {
  DatabaseConfig,
  GatewayConfig,
  OpenNetworksConfig,
  RateLimits,
  SignInProvider,
  SitesConfig,
} from './config/gateway-config.js';
export type { FeedsConfig } from './feeds/feeds-config.js';
export { ConfigError } from './config/config-error.js';
export { StartError } from './config/start-error.js';
export { readConfig, type ConfigSources, type ReadConfig } from './config/read-config.js';
export { createGateway, type Gateway, type GatewayOptions } from './create-gateway.js';
export { serve, type Answer, type ListenOptions, type RunningServer } from './serve.js';
