import { configProblems } from './config-problems.js';
import type { ConnectorIo } from './connector-io.js';
import type { Connector } from './connector.js';
import type { ConnectorsConfig } from './connectors-config.js';
import { line } from './line/line.js';
import { qq } from './qq/qq.js';
import { wechat } from './wechat/wechat.js';

/** @throws {TypeError} The configuration cannot work; a sentence for each mistake. */
export function createConnectors(config: ConnectorsConfig, io: ConnectorIo): readonly Connector[] {
  const problems = configProblems(config);
  if (problems.length > 0) throw new TypeError(problems.join('\n'));
  return [
    ...(config.wechat ? [wechat(config.wechat, io)] : []),
    ...(config.qq ? [qq(config.qq, io)] : []),
    ...(config.line ? [line(config.line, io)] : []),
  ];
}

/** The connector that serves an address; `undefined` where none does. */
export function connectorOf(connectors: readonly Connector[], address: string): Connector | undefined {
  return connectors.find(({ accounts }) => accounts.has(address));
}
