import type { Texts } from '../texts.js';

/** Korean. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': '{provider} 계정으로 로그인됨: {name}',
  'Signed in with {provider}': '{provider} 계정으로 로그인됨',
  'What I follow': '내가 팔로우하는 계정',
  'Continue with {provider}': '{provider} 계정으로 계속',
  'Use another account': '다른 계정 사용',
  'Sign out': '로그아웃',
  'Try again': '다시 시도',
  Back: '뒤로',
  Cancel: '취소',
  'This place has no way to sign in yet. Its operator has to add one.':
    '아직 로그인할 방법이 없습니다. 운영자가 추가해야 합니다.',

  // Approve page
  'Follow {name}?': '{name} 님을 팔로우할까요?',
  'Follow {name}': '{name} 님 팔로우',
  Follow: '팔로우',
  'Not now': '나중에',
  '{site} asks you to follow this account.': '{site}에서 이 계정을 팔로우하도록 요청합니다.',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    '이 사이트는 여기서 팔로우하는 계정을 표시하고, 대신 팔로우를 취소할 수 있게 됩니다. 누구인지는 알 수 없습니다.',
  'You follow {name} already. Confirm to let this site show it.':
    '이미 {name} 님을 팔로우하고 있습니다. 확인하면 이 사이트가 이를 표시할 수 있습니다.',
  'Let it show that': '표시 허용',
  'That was very quick. Please look once more, then confirm.': '너무 빨랐습니다. 다시 한번 살펴본 다음 확인해 주세요.',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    '이 페이지가 너무 오래 열려 있었거나 그 사이에 다시 로그인하셨습니다. 다시 한번 확인해 주세요.',
  'You follow {name}': '{name} 님을 팔로우합니다',
  'You can close this window.': '이 창을 닫아도 됩니다.',
  'Close this window': '이 창 닫기',
  'Back to {site}': '{site}(으)로 돌아가기',
  'Nothing was changed': '변경된 내용이 없습니다',
  'You do not follow {name} through this request.': '이 요청으로 {name} 님을 팔로우하지 않습니다.',
  'This request has been answered': '이미 처리된 요청입니다',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    '요청에는 한 번만 응답할 수 있습니다. {name} 님을 팔로우하려면 웹사이트의 버튼을 다시 누르세요.',
  'This request has expired': '만료된 요청입니다',
  'It was open for too long. To follow {name}, press the button on the website again.':
    '너무 오래 열려 있었습니다. {name} 님을 팔로우하려면 웹사이트의 버튼을 다시 누르세요.',
  'There is no such request': '없는 요청입니다',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    '주소가 완전하지 않거나 오래전에 끝난 요청입니다. 웹사이트의 버튼을 다시 누르세요.',
  'You follow as many accounts as you can': '팔로우할 수 있는 계정 수에 도달했습니다',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    '여기서는 한 사람이 계정을 {n}개까지 팔로우할 수 있습니다. 하나를 팔로우 취소한 다음 버튼을 다시 누르세요.',

  // Official accounts of other platforms
  WeChat: '위챗',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': '{network}에서 {name} 님 팔로우',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    '이 사이트는 여기서 팔로우하는 계정을 표시할 수 있게 됩니다. 누구인지는 알 수 없습니다.',
  'You do not follow {name} yet': '아직 {name} 님을 팔로우하지 않습니다',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    '로그인했지만 {network}에서 아직 이 계정을 팔로우하지 않습니다. 그곳에서 팔로우하거나 다시 시도해 주세요.',
  'QR code of {name} on {network}': '{network}의 {name} QR 코드',
  'Scan this code with {network} on your phone, and follow the account there.':
    '휴대폰의 {network} 앱으로 이 코드를 스캔하고 계정을 팔로우하세요.',
  'Look for {handle} in {network}, and follow the account there.': '{network}에서 {handle} 계정을 찾아 팔로우하세요.',
  'The website shows it at once.': '웹사이트에 바로 표시됩니다.',
  'The website shows it. You can close this window.': '웹사이트에 표시됩니다. 이 창을 닫아도 됩니다.',
  'The code cannot be shown now.': '지금은 코드를 표시할 수 없습니다.',
  'How to follow': '팔로우하는 방법',
  'What it has posted cannot be shown now.': '지금은 게시물을 표시할 수 없습니다.',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': 'Bluesky 핸들이 무엇인가요?',
  'From which server do you follow people?': '어느 서버를 사용하고 계신가요?',
  'For example: {example}': '예: {example}',
  'Leave it empty for {server}.': '비워 두면 {server} 서버를 사용합니다.',
  Continue: '계속',
  'Continue to {server}': '{server}(으)로 계속',
  'Your server asks you whether this is all right. Then you come back here.':
    '사용하시는 서버에서 동의 여부를 묻습니다. 그런 다음 여기로 돌아옵니다.',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    '이 사이트는 {network}에서 팔로우하는 계정을 표시하고, 대신 팔로우를 취소할 수 있게 됩니다. 누구인지는 알 수 없습니다.',
  'You have asked to follow {name}': '{name} 님에게 팔로우를 요청했습니다',
  'They decide who follows them. You can close this window.':
    '팔로우 여부는 상대방이 결정합니다. 이 창을 닫아도 됩니다.',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    '사용하시는 서버에서 더 이상 팔로우할 수 없습니다. 그곳에서 하나를 팔로우 취소한 다음 버튼을 다시 누르세요.',
  'There is no such server or account. Please look once more at what you typed.':
    '없는 서버이거나 계정입니다. 입력한 내용을 다시 확인해 주세요.',
  'Your server does not allow this. You can use another one.':
    '사용하시는 서버에서 이 작업을 허용하지 않습니다. 다른 서버를 사용할 수 있습니다.',
  'You are not signed in there anymore. Please say again where you are.':
    '그곳에서 로그아웃되었습니다. 계정이 어디에 있는지 다시 알려 주세요.',
  'Your server wants you to wait. Please try again in a few minutes.':
    '사용하시는 서버에서 잠시 기다려 달라고 합니다. 몇 분 후에 다시 시도해 주세요.',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    '지금은 서버에 연결할 수 없습니다. 몇 분 후에 다시 시도하거나 다른 서버를 사용하세요.',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    '서버의 응답을 사용할 수 없습니다. 다시 시도하거나 다른 서버를 사용하세요.',
  'Your server does not know this account, or does not let you follow it.':
    '사용하시는 서버에서 이 계정을 찾을 수 없거나 팔로우를 허용하지 않습니다.',

  // Follow page of an account
  Unfollow: '팔로우 취소',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    '{handle} 님의 팔로워 수에 포함되지만, 누구인지는 아무도 알 수 없습니다.',
  'To the page of {name}': '{name} 님의 페이지로',

  // What I follow
  'You follow {n} account|You follow {n} accounts': '계정 {n}개를 팔로우합니다',
  'You follow nobody yet.': '아직 아무도 팔로우하지 않습니다.',
  'Since {date}': '{date}부터',
  'Since {date}, at {site}': '{date}부터, {site}에서',
  'Unfollow {name}': '{name} 님 팔로우 취소',
  'Sites you allowed': '허용한 사이트',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    '이 사이트들은 팔로우하는 계정을 표시하고, 대신 팔로우를 취소할 수 있습니다. 누구인지는 알지 못합니다.',
  'They may show what you follow. They do not know who you are.':
    '이 사이트들은 팔로우하는 계정을 표시할 수 있습니다. 누구인지는 알지 못합니다.',
  'To unfollow, use the app {network}.': '팔로우를 취소하려면 {network} 앱을 사용하세요.',
  'What you follow in an app of your own stays followed there.':
    '사용하시는 앱에서 팔로우한 계정은 그곳에 그대로 유지됩니다.',
  'You have allowed no site.': '허용한 사이트가 없습니다.',
  'Since {date}, last used {used}': '{date}부터, 마지막 사용 {used}',
  Revoke: '철회',
  'Revoke for {site}': '{site} 허용 철회',
  'You do not follow {name} anymore.': '{name} 님을 더 이상 팔로우하지 않습니다.',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site}에서 더 이상 팔로우하는 계정을 표시하거나 변경할 수 없습니다. 팔로우하는 계정은 그대로입니다.',
  'Networks you allowed': '허용한 네트워크',
  'You let this place follow on them for you. Whom you follow is kept there.':
    '이 서비스가 대신 팔로우하도록 허용한 네트워크입니다. 팔로우 목록은 그곳에 저장됩니다.',
  Disconnect: '연결 해제',
  'Disconnect {name}': '{name} 연결 해제',
  '{network} is disconnected. You follow the same accounts as before.':
    '{network} 연결을 해제했습니다. 팔로우하는 계정은 그대로입니다.',
  'What you follow on Bluesky and Mastodon stays followed there.':
    'Bluesky와 Mastodon에서 팔로우한 계정은 그곳에 그대로 유지됩니다.',
  'This browser and others': '이 브라우저와 다른 기기',
  'Sign out everywhere': '모든 기기에서 로그아웃',
  'Everything about you': '나에 관한 모든 정보',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    '여기에 저장된 나에 관한 모든 정보(팔로우하는 계정, 허용한 사이트, 로그인 정보)를 삭제할 수 있습니다.',
  'Delete everything …': '모두 삭제…',
  'Delete everything about you?': '나에 관한 모든 정보를 삭제할까요?',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    '여기서는 아무도 팔로우하지 않게 되고, 무엇을 팔로우했는지 어떤 사이트도 알 수 없으며, 나에 관한 정보가 남지 않습니다. 이 작업은 되돌릴 수 없습니다.',
  'Delete everything': '모두 삭제',
  'Everything is deleted': '모두 삭제했습니다',
  'Nothing about you is kept here anymore.': '여기에는 더 이상 나에 관한 정보가 없습니다.',
  'Sign in to see what you follow and which sites you allowed.':
    '로그인하면 팔로우하는 계정과 허용한 사이트를 볼 수 있습니다.',
  'Page {n} of {total}': '{n}/{total}페이지',
  Previous: '이전',
  Next: '다음',

  // Page of an account, page of a post
  Posts: '게시물',
  '{n} follower|{n} followers': '팔로워 {n}명',
  '{n} post|{n} posts': '게시물 {n}개',
  Website: '웹사이트',
  Pinned: '고정됨',
  'Content warning': '콘텐츠 경고',
  'Content warning: {text}': '콘텐츠 경고: {text}',
  Show: '표시',
  Hide: '숨기기',
  'Picture {n} of {total}': '사진 {n}/{total}',
  '{n} more picture|{n} more pictures': '사진 {n}장 더',
  'Edited {date}': '{date}에 수정됨',
  'Nothing has been posted yet.': '아직 게시물이 없습니다.',
  'Older posts': '이전 게시물',
  'Newest posts': '최신 게시물',
  'All posts by {name}': '{name} 님의 모든 게시물',
  'Post by {name}': '{name} 님의 게시물',
  '{name}: {text}': '{name}: {text}',

  // Sign-in
  'How do you want to sign in?': '어떤 방법으로 로그인하시겠어요?',
  'You did not sign in': '로그인하지 않았습니다',
  'You, or {provider}, said no. Nothing was changed.':
    '본인 또는 {provider} 측에서 거절했습니다. 변경된 내용이 없습니다.',
  'This sign-in has expired': '만료된 로그인입니다',
  'It took too long, or was finished before. Please begin again.':
    '시간이 너무 오래 걸렸거나 이미 완료되었습니다. 처음부터 다시 시작해 주세요.',
  'This sign-in began in another browser': '다른 브라우저에서 시작한 로그인입니다',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    '시작한 브라우저에서만 완료할 수 있습니다. 여기서 시작했다면 쿠키가 꺼져 있을 수 있습니다.',
  '{provider} cannot be reached now': '지금은 {provider}에 연결할 수 없습니다',
  'Nothing was changed. Please try again in a few minutes.': '변경된 내용이 없습니다. 몇 분 후에 다시 시도해 주세요.',
  'Signing in with {provider} did not work': '{provider} 로그인에 실패했습니다',
  'Its answer could not be trusted, so it was not used. Please try again.':
    '응답을 신뢰할 수 없어 사용하지 않았습니다. 다시 시도해 주세요.',

  // What could not be
  'This page does not exist': '없는 페이지입니다',
  'The address may be incomplete, or what was here is gone.': '주소가 완전하지 않거나, 여기 있던 내용이 사라졌습니다.',
  'This did not come from our page': '저희 페이지에서 보낸 요청이 아닙니다',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    '보호를 위해 실행하지 않았습니다. 뒤로 돌아가 페이지를 새로 고침한 다음 다시 시도해 주세요.',
  'You asked too often': '요청이 너무 많습니다',
  'Please wait a minute, then try again.': '1분 정도 기다린 다음 다시 시도해 주세요.',
  'Something went wrong': '문제가 발생했습니다',
  'It is not your fault. Please try again in a few minutes.': '잘못하신 것이 아닙니다. 몇 분 후에 다시 시도해 주세요.',
} as const satisfies Texts;
