import { createLog, secretsOf } from './built-gateway.mjs';

/** A log for a terminal: what the gateway warns of, in words. */
export function warnings(config) {
  const log = createLog(secretsOf(config), {
    write(line) {
      const { level, msg, err, method, route, status } = JSON.parse(line);
      const what = method ? `${method} ${route} was answered with ${status}.` : msg;
      console.error(`Gateway, ${level}: ${[what, err?.message].filter(Boolean).join(' ')}`);
    },
  });
  log.level = 'warn';
  return log;
}
