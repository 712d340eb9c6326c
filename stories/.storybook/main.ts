import type { StorybookConfig } from '@storybook/web-components-vite';

/** Works offline: no telemetry, no news, no fonts or frames from elsewhere. */
const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../guides/*.mdx', '../**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // nanostores asks a bundler's variable, which a browser does not have.
  viteFinal: (vite, { configType = 'DEVELOPMENT' }) => ({
    ...vite,
    // A picture that is part of the page has no address that an adapter would let through.
    build: { ...vite.build, assetsInlineLimit: 0 },
    define: { ...vite.define, 'process.env.NODE_ENV': JSON.stringify(configType.toLowerCase()) },
  }),
};

export default config;
