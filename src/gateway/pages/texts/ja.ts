import type { Texts } from '../texts.js';

/** Japanese. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': '{provider}で{name}としてログイン中',
  'Signed in with {provider}': '{provider}でログイン中',
  'What I follow': 'フォロー中のアカウント',
  'Continue with {provider}': '{provider}で続ける',
  'Use another account': '別のアカウントを使う',
  'Sign out': 'ログアウト',
  'Try again': 'もう一度試す',
  Back: '戻る',
  Cancel: 'キャンセル',
  'This place has no way to sign in yet. Its operator has to add one.':
    'ここにはまだログイン方法がありません。運営者による設定が必要です。',

  // Approve page
  'Follow {name}?': '{name}をフォローしますか？',
  'Follow {name}': '{name}をフォロー',
  Follow: 'フォロー',
  'Not now': '今はしない',
  '{site} asks you to follow this account.': '{site}が、このアカウントのフォローを求めています。',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    'このサイトは、ここであなたがフォローしているアカウントを表示し、あなたに代わってフォローを解除できるようになります。あなたが誰かは伝わりません。',
  'You follow {name} already. Confirm to let this site show it.':
    'すでに{name}をフォローしています。確認すると、このサイトがそのことを表示できるようになります。',
  'Let it show that': '表示を許可する',
  'That was very quick. Please look once more, then confirm.':
    '操作が早すぎました。もう一度ご覧になってから、確認してください。',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    'ページを開いてから時間がたったか、その後ログインし直されました。もう一度確認してください。',
  'You follow {name}': '{name}をフォローしました',
  'You can close this window.': 'このウィンドウは閉じてかまいません。',
  'Close this window': 'ウィンドウを閉じる',
  'Back to {site}': '{site}に戻る',
  'Nothing was changed': '何も変更されていません',
  'You do not follow {name} through this request.': 'このリクエストでは、{name}はフォローされていません。',
  'This request has been answered': 'このリクエストは処理済みです',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    'リクエストに答えられるのは一度だけです。{name}をフォローするには、ウェブサイトのボタンをもう一度押してください。',
  'This request has expired': 'このリクエストは期限切れです',
  'It was open for too long. To follow {name}, press the button on the website again.':
    '時間がたちすぎました。{name}をフォローするには、ウェブサイトのボタンをもう一度押してください。',
  'There is no such request': 'リクエストが見つかりません',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    'URLが途中で切れているか、リクエストの期限がとうに切れています。ウェブサイトのボタンをもう一度押してください。',
  'You follow as many accounts as you can': 'フォロー数が上限に達しています',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    'ここでは1人{n}アカウントまでフォローできます。どれかのフォローを解除してから、もう一度ボタンを押してください。',

  // Official accounts of other platforms
  WeChat: 'WeChat',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': '{network}で{name}をフォロー',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    'このサイトは、ここであなたがフォローしているアカウントを表示できるようになります。あなたが誰かは伝わりません。',
  'You do not follow {name} yet': '{name}をまだフォローしていません',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    'ログインしましたが、{network}でまだこのアカウントをフォローしていません。{network}でフォローするか、もう一度お試しください。',
  'QR code of {name} on {network}': '{network}の{name}のQRコード',
  'Scan this code with {network} on your phone, and follow the account there.':
    'スマートフォンの{network}でこのコードを読み取り、アカウントをフォローしてください。',
  'Look for {handle} in {network}, and follow the account there.':
    '{network}で{handle}を検索し、アカウントをフォローしてください。',
  'The website shows it at once.': 'ウェブサイトにすぐ反映されます。',
  'The website shows it. You can close this window.':
    'ウェブサイトに反映されます。このウィンドウは閉じてかまいません。',
  'The code cannot be shown now.': '今はコードを表示できません。',
  'How to follow': 'フォローの方法',
  'What it has posted cannot be shown now.': '今は投稿を表示できません。',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': 'Blueskyのハンドルは何ですか？',
  'From which server do you follow people?': 'お使いのサーバーはどこですか？',
  'For example: {example}': '例：{example}',
  'Leave it empty for {server}.': '空欄のままにすると、{server}を使います。',
  Continue: '続ける',
  'Continue to {server}': '{server}に進む',
  'Your server asks you whether this is all right. Then you come back here.':
    'お使いのサーバーが許可を求めます。そのあと、ここに戻ります。',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    'このサイトは、{network}であなたがフォローしているアカウントを表示し、あなたに代わってフォローを解除できるようになります。あなたが誰かは伝わりません。',
  'You have asked to follow {name}': '{name}にフォローをリクエストしました',
  'They decide who follows them. You can close this window.':
    'フォローは相手の承認後に始まります。このウィンドウは閉じてかまいません。',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    'お使いのサーバーでは、これ以上フォローできません。サーバーでどれかのフォローを解除してから、もう一度ボタンを押してください。',
  'There is no such server or account. Please look once more at what you typed.':
    'そのサーバーまたはアカウントは見つかりません。入力した内容をもう一度ご確認ください。',
  'Your server does not allow this. You can use another one.':
    'お使いのサーバーではこの操作が許可されていません。別のサーバーを使えます。',
  'You are not signed in there anymore. Please say again where you are.':
    'そこではもうログインしていません。お使いの場所をもう一度入力してください。',
  'Your server wants you to wait. Please try again in a few minutes.':
    'お使いのサーバーが混み合っています。数分後にもう一度お試しください。',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    'お使いのサーバーに接続できません。数分後にもう一度試すか、別のサーバーを使ってください。',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    'お使いのサーバーの応答を使えませんでした。もう一度試すか、別のサーバーを使ってください。',
  'Your server does not know this account, or does not let you follow it.':
    'お使いのサーバーでこのアカウントが見つからないか、フォローが許可されていません。',

  // Follow page of an account
  Unfollow: 'フォローを解除',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    'あなたのフォローは{handle}のフォロワー数に加わりますが、あなただとは誰にもわかりません。',
  'To the page of {name}': '{name}のページへ',

  // What I follow
  'You follow {n} account|You follow {n} accounts': '{n}アカウントをフォロー中',
  'You follow nobody yet.': 'まだ誰もフォローしていません。',
  'Since {date}': '{date}から',
  'Since {date}, at {site}': '{date}から（{site}で）',
  'Unfollow {name}': '{name}のフォローを解除',
  'Sites you allowed': '許可したサイト',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    'これらのサイトは、あなたのフォロー中のアカウントを表示し、あなたに代わってフォローを解除できます。あなたが誰かは知りません。',
  'They may show what you follow. They do not know who you are.':
    'これらのサイトは、あなたのフォロー中のアカウントを表示できます。あなたが誰かは知りません。',
  'To unfollow, use the app {network}.': 'フォローの解除は{network}アプリで行ってください。',
  'What you follow in an app of your own stays followed there.':
    'お使いのアプリでのフォローは、アプリにそのまま残ります。',
  'You have allowed no site.': '許可したサイトはありません。',
  'Since {date}, last used {used}': '{date}から、最終利用 {used}',
  Revoke: '取り消す',
  'Revoke for {site}': '{site}の許可を取り消す',
  'You do not follow {name} anymore.': '{name}のフォローを解除しました。',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site}は、あなたのフォローを表示も変更もできなくなりました。フォロー中のアカウントはそのままです。',
  'Networks you allowed': '許可したネットワーク',
  'You let this place follow on them for you. Whom you follow is kept there.':
    'それらのネットワークで、あなたに代わってフォローすることを許可しています。フォローは各ネットワークに保存されます。',
  Disconnect: '連携を解除',
  'Disconnect {name}': '{name}との連携を解除',
  '{network} is disconnected. You follow the same accounts as before.':
    '{network}との連携を解除しました。フォロー中のアカウントはそのままです。',
  'What you follow on Bluesky and Mastodon stays followed there.':
    'BlueskyとMastodonでのフォローは、そのまま残ります。',
  'This browser and others': 'このブラウザとほかの端末',
  'Sign out everywhere': 'すべての端末からログアウト',
  'Everything about you': 'あなたに関するすべて',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    'フォロー中のアカウント、許可したサイト、ログイン情報など、ここに保存されているあなたに関する情報をすべて削除できます。',
  'Delete everything …': 'すべて削除…',
  'Delete everything about you?': 'あなたに関する情報をすべて削除しますか？',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    'ここでのフォローはすべて解除され、どのサイトもあなたのフォローを知ることはできなくなり、あなたに関する情報は残りません。この操作は取り消せません。',
  'Delete everything': 'すべて削除',
  'Everything is deleted': 'すべて削除しました',
  'Nothing about you is kept here anymore.': 'ここにあなたに関する情報は残っていません。',
  'Sign in to see what you follow and which sites you allowed.':
    'ログインすると、フォロー中のアカウントと許可したサイトを確認できます。',
  'Page {n} of {total}': '{n}/{total}ページ',
  Previous: '前へ',
  Next: '次へ',

  // Page of an account, page of a post
  Posts: '投稿',
  '{n} follower|{n} followers': 'フォロワー{n}人',
  '{n} post|{n} posts': '投稿{n}件',
  Website: 'ウェブサイト',
  Pinned: '固定',
  'Content warning': '閲覧注意',
  'Content warning: {text}': '閲覧注意：{text}',
  Show: '表示',
  Hide: '隠す',
  'Picture {n} of {total}': '画像 {n}/{total}',
  '{n} more picture|{n} more pictures': 'ほか{n}枚の画像',
  'Edited {date}': '{date}に編集',
  'Nothing has been posted yet.': 'まだ投稿がありません。',
  'Older posts': '以前の投稿',
  'Newest posts': '最新の投稿',
  'All posts by {name}': '{name}のすべての投稿',
  'Post by {name}': '{name}の投稿',
  '{name}: {text}': '{name}：{text}',

  // Sign-in
  'How do you want to sign in?': 'ログイン方法を選んでください',
  'You did not sign in': 'ログインしませんでした',
  'You, or {provider}, said no. Nothing was changed.':
    'あなた、または{provider}がログインを中止しました。何も変更されていません。',
  'This sign-in has expired': 'このログインは期限切れです',
  'It took too long, or was finished before. Please begin again.':
    '時間がかかりすぎたか、すでに完了しています。最初からやり直してください。',
  'This sign-in began in another browser': 'このログインは別のブラウザで始められました',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    '始めたブラウザでしか完了できません。ここで始めた場合は、Cookieが無効になっている可能性があります。',
  '{provider} cannot be reached now': '{provider}に接続できません',
  'Nothing was changed. Please try again in a few minutes.': '何も変更されていません。数分後にもう一度お試しください。',
  'Signing in with {provider} did not work': '{provider}でログインできませんでした',
  'Its answer could not be trusted, so it was not used. Please try again.':
    '応答を信頼できなかったため、使用しませんでした。もう一度お試しください。',

  // What could not be
  'This page does not exist': 'ページが見つかりません',
  'The address may be incomplete, or what was here is gone.':
    'URLが途中で切れているか、内容が削除された可能性があります。',
  'This did not come from our page': 'この操作は当サイトのページからのものではありません',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    'あなたを守るため、操作は実行されませんでした。前のページに戻って再読み込みし、もう一度お試しください。',
  'You asked too often': 'リクエストが多すぎます',
  'Please wait a minute, then try again.': '1分ほど待ってから、もう一度お試しください。',
  'Something went wrong': '問題が発生しました',
  'It is not your fault. Please try again in a few minutes.':
    'あなたの操作が原因ではありません。数分後にもう一度お試しください。',
} as const satisfies Texts;
