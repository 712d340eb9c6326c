/** A page whose rules are meant for its own links, pictures and boxes, and reach for everything. */
export const cssRules = {
  name: 'rules for every element, with !important',
  head: `<style>
    *, *::before, *::after { box-sizing: content-box !important; float: none !important; transition: all 2s !important; animation: none !important }
    a, a:link, a:hover { color: red !important; text-decoration: underline !important; background: yellow !important; display: block !important; padding: 20px !important }
    button, input, [part], [part='button'], .pill { background: lime !important; border: 9px solid red !important }
    img, svg, video { display: none !important; max-width: 10px !important }
    div:empty, span:empty, p:empty, article { display: none !important }
    div, p, article, h3, time, b, small { margin: 0 0 40px !important; font-size: 40px !important; color: fuchsia }
    :not(:defined) { visibility: hidden }
    ::selection { background: none }
    /* What is right for the page’s own words stays with them. */
    main > p, main > div { margin: revert !important; font-size: 16px !important; color: inherit }
    main > div { margin: 0 !important }
  </style>`,
};
