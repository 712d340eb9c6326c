import { html } from 'hono/html';
import { routes, type Routes } from '../http/app.js';
import { statusOf, titleOf, type ProblemCode } from '../http/problem.js';
import { languageOf, type Html } from '../pages/language.js';
import { page } from '../pages/layout.js';
import type { Services } from '../services.js';
import { contract, operations, type Operation } from './contract-document.js';
import { docsLook } from './docs.css.js';
import { operationView } from './operation-view.js';
import { advice } from './problem-advice.js';
import { prose } from './prose.js';
import { members, typeLine } from './schema-view.js';

/** `/docs`: the contract for people, made of the same file as `/openapi.json`, in the language that it is written in. */
export function docsRoutes({ config }: Services): Routes {
  const body = contents(config.publicUrl);
  return routes().get('/docs', (context) =>
    page(context, {
      name: config.name,
      title: contract.info.title,
      language: { ...languageOf(context, 'en'), tag: 'en', direction: 'ltr' },
      translated: false,
      width: 'wide',
      body,
      styles: docsLook,
      cacheControl: 'public, max-age=300',
    }),
  );
}

function contents(publicUrl: string): Html {
  const { info, tags, components } = contract;
  const all = operations();
  const codes = Object.keys(advice) as ProblemCode[];
  return html`<h1>${info.title} ${info.version}</h1>
    <p>${prose(info.description)}</p>
    <p><a href="/openapi.json">openapi.json</a> says the same to programs (OpenAPI 3.1).</p>
    <nav class="card" aria-label="Contents">
      ${tags.map(({ name }) => tableOfContents(name, all))}
      <p class="name"><a href="#problems">Problems</a></p>
      <p class="name"><a href="#schemas">Schemas</a></p>
    </nav>
    ${tags.map(
      ({ name, description }) =>
        html`<section id="${name}">
          <h2>${capitalized(name)}</h2>
          <p>${prose(description)}</p>
          ${all.filter(({ tag }) => tag === name).map((operation) => operationView(operation, publicUrl))}
        </section>`,
    )}
    <section id="problems">
      <h2>Problems</h2>
      <p>
        What goes wrong is answered with a problem document (RFC 9457). Branch on <code>code</code>: it does not change.
        A client has to expect codes that are not here yet, and go by the status then.
      </p>
      ${codes.map(problemView)}
    </section>
    <section id="schemas">
      <h2>Schemas</h2>
      ${Object.entries(components.schemas).map(
        ([name, schema]) =>
          html`<article class="card" id="schema-${name}">
            <h3>${name}</h3>
            <p>
              ${schema.description} ${schema.properties ? '' : html`<span class="quiet">${typeLine(schema)}</span>`}
            </p>
            ${members(schema)}
          </article>`,
      )}
    </section>`;
}

const tableOfContents = (tag: string, all: readonly Operation[]): Html =>
  html`<p class="name"><a href="#${tag}">${capitalized(tag)}</a></p>
    <ul class="contents">
      ${all
        .filter((operation) => operation.tag === tag)
        .map(({ id, summary }) => html`<li><a href="#${id}">${summary}</a></li>`)}
    </ul>`;

const problemView = (code: ProblemCode): Html =>
  html`<article class="card" id="problem-${code}">
    <h3><code>${code}</code></h3>
    <p>${titleOf(code)} <span class="quiet">Status ${statusOf(code)}</span></p>
    <p>${prose(advice[code])}</p>
  </article>`;

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
