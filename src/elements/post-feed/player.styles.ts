import { css } from 'lit';

export const playerStyles = css`
  :host {
    --_shade: #000a;
    --_on-shade: #fff;
  }
  .frame {
    position: relative;
    display: grid;
    place-items: center;
    block-size: 100%;
    overflow: clip;
  }
  img,
  video {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  video {
    background: #000;
    object-fit: contain;
  }
  .audio {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    padding: 0.625em 0.75em;
    font-size: 0.9375em;
  }
  audio {
    inline-size: 100%;
  }
  .audio > span {
    flex: 1 1 8em;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_on-shade);
    font: inherit;
    cursor: pointer;
  }
  .frame button {
    position: absolute;
    inset: 0;
    border-radius: 0.75em;
  }
  .frame button:focus-visible {
    outline: 2px solid var(--_on-shade);
    outline-offset: -5px;
    box-shadow: inset 0 0 0 6px var(--_shade);
  }
  svg {
    display: block;
    inline-size: max(3.25em, 44px);
    margin: auto;
    padding: 0.75em;
    border-radius: 50%;
    background-color: var(--_shade);
    fill: currentcolor;
  }
  .audio svg {
    inline-size: 44px;
    background-color: var(--_accent);
    color: var(--_on-accent);
  }
  .plays svg {
    opacity: 0;
  }
  p {
    margin: 0;
    text-align: center;
  }
  a {
    color: var(--_link);
  }
  @media (forced-colors: active) {
    button {
      forced-color-adjust: none;
    }
  }
`;
