import type {} from 'magpie-widgets/jsx';

export const Wrong = () => (
  <>
    <magpie-follow-button account="bluesky:alice.test" size="huge" />
    <magpie-follow-button account="bluesky:alice.test" onmagpie-follow={(event) => event.huge} />
    <magpie-post-feed account="bluesky:alice.test" limit="huge" />
    <magpie-post-feed account="bluesky:alice.test" no-replies="huge" />
    <magpie-huge account="bluesky:alice.test" />
    <magpie-account-card account="bluesky:alice.test" style={{ '--magpie-huge': '1px' }} />
  </>
);
