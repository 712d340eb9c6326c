import type { FollowLink } from '../connector.js';
import type { QqCardConfig } from './qq-config.js';

const ACTIVITY = 'com.tencent.biz.pubaccount.AccountDetail.activity.api.impl.AccountDetailActivity';

/** Links to an account's page in QQ; none where the number is not one. */
export function qqCardLinks(card: QqCardConfig | undefined): readonly FollowLink[] {
  if (!card || !/^\d{5,12}$/.test(card.uin)) return [];
  const { uin, accountFlag } = card;
  const links: readonly FollowLink[] = [
    { where: 'ios', url: `mqqapi://card/show_pslcard?src_type=web&card_type=public_account&uin=${uin}&version=1` },
    { where: 'android', url: `mqqapi://app/action?pkg=com.tencent.mobileqq&cmp=${ACTIVITY}&uin=${uin}` },
  ];
  if (accountFlag === undefined || !/^-?\d{1,12}$/.test(accountFlag)) return links;
  const share = `https://share.mp.qq.com/cgi/share.php?uin=${uin}&account_flag=${accountFlag}&jumptype=1&card_type=public_account`;
  return [...links, { where: 'anywhere', url: share }];
}
