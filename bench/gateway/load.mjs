import autocannon from 'autocannon';
import { answerParent } from './child.mjs';

// Asks as fast as it can, or as often as it is told, from a process of its own.
answerParent({}, async ({ url, requests, amount, seconds = 5, connections = 32, rate }) => {
  const result = await autocannon({
    url,
    ...(amount ? { amount } : { duration: seconds }),
    connections,
    requests,
    timeout: 30,
    ...(rate && { overallRate: rate }),
  });
  const { latency, non2xx, errors, timeouts, statusCodeStats } = result;
  return {
    rps: Math.round(result.requests.average),
    p50: latency.p50,
    p99: latency.p99,
    max: latency.max,
    non2xx,
    errors,
    timeouts,
    statuses: Object.fromEntries(Object.entries(statusCodeStats ?? {}).map(([code, { count }]) => [code, count])),
  };
});
