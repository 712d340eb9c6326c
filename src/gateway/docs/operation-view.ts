import { html } from 'hono/html';
import type { Html } from '../pages/language.js';
import { nameOf, type Answer, type Operation } from './contract-document.js';
import { curlExample } from './curl-example.js';
import { prose } from './prose.js';
import { entry, typeLine } from './schema-view.js';

/** One operation: what it takes, what it answers, and how to ask. */
export function operationView(operation: Operation, publicUrl: string): Html {
  const { id, method, path, summary, description, security, parameters, body, answers } = operation;
  return html`<article class="card" id="${id}">
    <h3>${summary}</h3>
    <p class="endpoint"><span class="method">${method}</span> <code>${path}</code></p>
    ${description && html`<p>${prose(description)}</p>`}
    ${security.map(({ description: words }) => html`<p class="quiet">${prose(words)}</p>`)}
    ${
      parameters.length > 0 &&
      html`<h4>Parameters</h4>
        <ul class="members">
          ${parameters.map(({ name, in: where, required = false, schema, description: words }) =>
            entry(name, schema, required, words, where),
          )}
        </ul>`
    }
    ${body && bodyView(body)}
    <h4>Answers</h4>
    <ul class="members">
      ${answers.map(answerView)}
    </ul>
    <h4>Example</h4>
    <pre
      tabindex="0"
      role="region"
      aria-label="Example: ${summary}"
    ><code>${curlExample(operation, publicUrl)}</code></pre>
  </article>`;
}

function bodyView({ description, content }: NonNullable<Operation['body']>): Html {
  return html`<h4>Body</h4>
    <ul class="members">
      ${Object.entries(content).map(
        ([type, { schema }]) =>
          html`<li>
            <p><code class="name">${type}</code> <span class="quiet">${typeLine(schema)}</span></p>
            ${description && html`<p>${prose(description)}</p>`}
          </li>`,
      )}
    </ul>`;
}

function answerView({ status, description, headers, content }: Answer & { readonly status: string }): Html {
  const names = Object.keys(headers ?? {}).join(', ');
  const bodies = Object.entries(content ?? {});
  return html`<li>
    <p><code class="name">${status}</code> ${prose(description)}</p>
    <p class="quiet">
      ${bodies.map(
        ([type, { schema }]) =>
          html`<code>${type}</code>
            ${schema.$ref && html`<a href="#schema-${nameOf(schema.$ref)}">${nameOf(schema.$ref)}</a> `}`,
      )}
      ${names && html`with ${names}`}
    </p>
  </li>`;
}
