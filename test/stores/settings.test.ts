import { expect } from '@open-wc/testing';

// Read once, when the settings are first needed: they stand on the page before that.
for (const [name, content] of [
  ['magpie:fresh-seconds', '30'],
  ['magpie:locale', 'ja'],
  ['magpie:my-network-key', 'river'],
  ['description', 'Not ours'],
] as const) {
  document.head.append(Object.assign(document.createElement('meta'), { name, content }));
}
const script = document.createElement('script');
// It is never run: only what stands on it is read.
script.type = 'text/plain';
script.src = 'https://cdn.example/magpie.js?v=1';
script.dataset.locale = 'zh';
script.dataset.consent = 'ask';
document.head.append(script);

const { $settings, configure } = await import('../../src/stores/settings.js');

describe('settings', () => {
  after(() => script.remove());

  it('are read from the page, and the script tag wins over meta', () => {
    expect($settings.get()).to.deep.equal({ freshSeconds: '30', myNetworkKey: 'river', locale: 'zh', consent: 'ask' });
  });

  it('are changed by name, and what is not named stays', () => {
    let calls = 0;
    const stop = $settings.listen(() => calls++);
    configure({ locale: 'en', gateway: 'https://gateway.example' });
    expect($settings.get()).to.deep.equal({
      freshSeconds: '30',
      myNetworkKey: 'river',
      locale: 'en',
      consent: 'ask',
      gateway: 'https://gateway.example',
    });
    expect(calls).to.equal(1);
    stop();
  });
});
