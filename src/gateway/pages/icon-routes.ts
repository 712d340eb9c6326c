import { routes, type Routes } from '../http/app.js';

/** Two halves and what joins them. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-linecap="round">
<style>path{stroke:#0b57d0}circle{fill:#0b57d0}@media(prefers-color-scheme:dark){path{stroke:#a8c7fa}circle{fill:#a8c7fa}}</style>
<path d="M3 17a9 9 0 0 1 18 0" stroke-width="2.5"/><path d="M8 17a4 4 0 0 1 8 0" stroke-width="2.5"/>
<circle cx="3.5" cy="20" r="1.75"/><circle cx="20.5" cy="20" r="1.75"/></svg>`;

const HEADERS = {
  'content-type': 'image/svg+xml',
  'cache-control': 'public, max-age=86400',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

/** `/icon.svg`: the mark on every page and its tab. */
export const iconRoutes = (): Routes => routes().get('/icon.svg', () => new Response(ICON, { headers: HEADERS }));
