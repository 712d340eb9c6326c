export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** As OAuth and XRPC say no. */
export function refusal(status: number, error: string, headers?: Record<string, string>): Response {
  const why = `It is ${error}.`;
  return json({ error, error_description: why, message: why }, status, headers);
}
