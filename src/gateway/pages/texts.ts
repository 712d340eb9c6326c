/** Every language beside English, by its BCP 47 tag. Adding one here asks the compiler for each text that it misses. */
export type TranslatedTag = 'ja' | 'zh-CN' | 'zh-TW';

/**
 * Every text that the gateway's pages say. The English is the key, so a page reads like what it shows, and a text that is
 * not here does not compile. `{…}` is filled in. Texts with `|` have a form for one and a form for all other numbers.
 */
const texts = {
  // Every page
  '{title} · {name}': { 'zh-CN': '{title} · {name}', ja: '{title} · {name}', 'zh-TW': '{title} · {name}' },
  'Signed in as {name} with {provider}': {
    'zh-CN': '已通过 {provider} 登录为 {name}',
    ja: '{provider}で{name}としてログイン中',
    'zh-TW': '已透過 {provider} 以 {name} 登入',
  },
  'Signed in with {provider}': {
    'zh-CN': '已通过 {provider} 登录',
    ja: '{provider}でログイン中',
    'zh-TW': '已透過 {provider} 登入',
  },
  'What I follow': { 'zh-CN': '我的关注', ja: 'フォロー中のアカウント', 'zh-TW': '我追蹤的帳號' },
  'Continue with {provider}': {
    'zh-CN': '使用 {provider} 继续',
    ja: '{provider}で続ける',
    'zh-TW': '使用 {provider} 繼續',
  },
  'Use another account': { 'zh-CN': '换一个账号', ja: '別のアカウントを使う', 'zh-TW': '使用其他帳號' },
  'Sign out': { 'zh-CN': '退出登录', ja: 'ログアウト', 'zh-TW': '登出' },
  'Try again': { 'zh-CN': '再试一次', ja: 'もう一度試す', 'zh-TW': '再試一次' },
  Back: { 'zh-CN': '返回', ja: '戻る', 'zh-TW': '返回' },
  Cancel: { 'zh-CN': '取消', ja: 'キャンセル', 'zh-TW': '取消' },
  'This place has no way to sign in yet. Its operator has to add one.': {
    'zh-CN': '这里还没有可用的登录方式，需要由运营者添加。',
    ja: 'ここにはまだログイン方法がありません。運営者による設定が必要です。',
    'zh-TW': '這裡還沒有可用的登入方式，需要由管理者新增。',
  },

  // Approve page
  'Follow {name}?': { 'zh-CN': '关注 {name}？', ja: '{name}をフォローしますか？', 'zh-TW': '要追蹤 {name} 嗎？' },
  'Follow {name}': { 'zh-CN': '关注 {name}', ja: '{name}をフォロー', 'zh-TW': '追蹤 {name}' },
  Follow: { 'zh-CN': '关注', ja: 'フォロー', 'zh-TW': '追蹤' },
  'Not now': { 'zh-CN': '暂不', ja: '今はしない', 'zh-TW': '稍後再說' },
  '{site} asks you to follow this account.': {
    'zh-CN': '{site} 请你关注此账号。',
    ja: '{site}が、このアカウントのフォローを求めています。',
    'zh-TW': '{site} 邀請你追蹤這個帳號。',
  },
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.': {
    'zh-CN': '它将可以显示你在这里关注了哪些账号，并可替你取消关注，但不会知道你是谁。',
    ja: 'このサイトは、ここであなたがフォローしているアカウントを表示し、あなたに代わってフォローを解除できるようになります。あなたが誰かは伝わりません。',
    'zh-TW': '該網站將可顯示你在這裡追蹤了哪些帳號，並可替你取消追蹤，但不會知道你是誰。',
  },
  'You follow {name} already. Confirm to let this site show it.': {
    'zh-CN': '你已经关注了 {name}。确认后，该网站可以显示这一点。',
    ja: 'すでに{name}をフォローしています。確認すると、このサイトがそのことを表示できるようになります。',
    'zh-TW': '你已經追蹤 {name}。確認後，該網站便可顯示這件事。',
  },
  'Let it show that': { 'zh-CN': '允许显示', ja: '表示を許可する', 'zh-TW': '允許顯示' },
  'That was very quick. Please look once more, then confirm.': {
    'zh-CN': '点得太快了。请再看一眼，然后确认。',
    ja: '操作が早すぎました。もう一度ご覧になってから、確認してください。',
    'zh-TW': '按得太快了。請再看一次，然後確認。',
  },
  'This page was open for too long, or you signed in anew since. Please confirm once more.': {
    'zh-CN': '此页面打开太久，或者你已重新登录。请再确认一次。',
    ja: 'ページを開いてから時間がたったか、その後ログインし直されました。もう一度確認してください。',
    'zh-TW': '這個頁面開啟太久，或你之後又重新登入過。請再確認一次。',
  },
  'You follow {name}': { 'zh-CN': '你已关注 {name}', ja: '{name}をフォローしました', 'zh-TW': '你已追蹤 {name}' },
  'You can close this window.': {
    'zh-CN': '你可以关闭这个窗口了。',
    ja: 'このウィンドウは閉じてかまいません。',
    'zh-TW': '你可以關閉這個視窗了。',
  },
  'Close this window': { 'zh-CN': '关闭窗口', ja: 'ウィンドウを閉じる', 'zh-TW': '關閉視窗' },
  'Back to {site}': { 'zh-CN': '返回 {site}', ja: '{site}に戻る', 'zh-TW': '返回 {site}' },
  'Nothing was changed': { 'zh-CN': '未做任何更改', ja: '何も変更されていません', 'zh-TW': '沒有任何變更' },
  'You do not follow {name} through this request.': {
    'zh-CN': '你没有通过此请求关注 {name}。',
    ja: 'このリクエストでは、{name}はフォローされていません。',
    'zh-TW': '你沒有透過這個要求追蹤 {name}。',
  },
  'This request has been answered': {
    'zh-CN': '此请求已处理',
    ja: 'このリクエストは処理済みです',
    'zh-TW': '這個要求已處理',
  },
  'Each request can be answered once. To follow {name}, press the button on the website again.': {
    'zh-CN': '每个请求只能回应一次。要关注 {name}，请再次点击网站上的按钮。',
    ja: 'リクエストに答えられるのは一度だけです。{name}をフォローするには、ウェブサイトのボタンをもう一度押してください。',
    'zh-TW': '每個要求只能回覆一次。若要追蹤 {name}，請再按一次網站上的按鈕。',
  },
  'This request has expired': {
    'zh-CN': '此请求已过期',
    ja: 'このリクエストは期限切れです',
    'zh-TW': '這個要求已過期',
  },
  'It was open for too long. To follow {name}, press the button on the website again.': {
    'zh-CN': '打开时间过长。要关注 {name}，请再次点击网站上的按钮。',
    ja: '時間がたちすぎました。{name}をフォローするには、ウェブサイトのボタンをもう一度押してください。',
    'zh-TW': '開啟時間過久。若要追蹤 {name}，請再按一次網站上的按鈕。',
  },
  'There is no such request': { 'zh-CN': '没有这个请求', ja: 'リクエストが見つかりません', 'zh-TW': '找不到這個要求' },
  'The address may be incomplete, or the request is long over. Press the button on the website again.': {
    'zh-CN': '地址可能不完整，或请求早已结束。请再次点击网站上的按钮。',
    ja: 'URLが途中で切れているか、リクエストの期限がとうに切れています。ウェブサイトのボタンをもう一度押してください。',
    'zh-TW': '網址可能不完整，或要求早已結束。請再按一次網站上的按鈕。',
  },
  'You follow as many accounts as you can': {
    'zh-CN': '你的关注数已达上限',
    ja: 'フォロー数が上限に達しています',
    'zh-TW': '你追蹤的帳號已達上限',
  },
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    {
      'zh-CN': '在这里每人最多可关注 {n} 个账号。请先取消关注一个，然后再次点击按钮。',
      ja: 'ここでは1人{n}アカウントまでフォローできます。どれかのフォローを解除してから、もう一度ボタンを押してください。',
      'zh-TW': '在這裡，每人最多可追蹤 {n} 個帳號。請先取消追蹤一個，再按一次按鈕。',
    },

  // Official accounts of other platforms
  WeChat: { 'zh-CN': '微信', ja: 'WeChat', 'zh-TW': '微信' },
  QQ: { 'zh-CN': 'QQ', ja: 'QQ', 'zh-TW': 'QQ' },
  LINE: { 'zh-CN': 'LINE', ja: 'LINE', 'zh-TW': 'LINE' },
  'Follow {name} on {network}': {
    'zh-CN': '在{network}关注 {name}',
    ja: '{network}で{name}をフォロー',
    'zh-TW': '在 {network} 追蹤 {name}',
  },
  'It will be able to show which accounts you follow here. It will not learn who you are.': {
    'zh-CN': '它将可以显示你在这里关注了哪些账号，但不会知道你是谁。',
    ja: 'このサイトは、ここであなたがフォローしているアカウントを表示できるようになります。あなたが誰かは伝わりません。',
    'zh-TW': '該網站將可顯示你在這裡追蹤了哪些帳號，但不會知道你是誰。',
  },
  'You do not follow {name} yet': {
    'zh-CN': '你还没有关注 {name}',
    ja: '{name}をまだフォローしていません',
    'zh-TW': '你還沒有追蹤 {name}',
  },
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    {
      'zh-CN': '你已登录，但尚未在{network}关注此账号。请先在那里关注，或者再试一次。',
      ja: 'ログインしましたが、{network}でまだこのアカウントをフォローしていません。{network}でフォローするか、もう一度お試しください。',
      'zh-TW': '你已登入，但還沒有在 {network} 追蹤這個帳號。請先在那裡追蹤，或再試一次。',
    },
  'QR code of {name} on {network}': {
    'zh-CN': '{name} 的{network}二维码',
    ja: '{network}の{name}のQRコード',
    'zh-TW': '{name} 的 {network} QR Code',
  },
  'Scan this code with {network} on your phone, and follow the account there.': {
    'zh-CN': '请用手机上的{network}扫描此二维码，并关注该账号。',
    ja: 'スマートフォンの{network}でこのコードを読み取り、アカウントをフォローしてください。',
    'zh-TW': '請用手機上的 {network} 掃描這個 QR Code，並追蹤該帳號。',
  },
  'Look for {handle} in {network}, and follow the account there.': {
    'zh-CN': '请在{network}中搜索 {handle}，并关注该账号。',
    ja: '{network}で{handle}を検索し、アカウントをフォローしてください。',
    'zh-TW': '請在 {network} 搜尋 {handle}，並追蹤該帳號。',
  },
  'The website shows it at once.': {
    'zh-CN': '网站会立即显示。',
    ja: 'ウェブサイトにすぐ反映されます。',
    'zh-TW': '網站會立即顯示。',
  },
  'The website shows it. You can close this window.': {
    'zh-CN': '网站会显示结果。你可以关闭这个窗口了。',
    ja: 'ウェブサイトに反映されます。このウィンドウは閉じてかまいません。',
    'zh-TW': '網站會顯示結果。你可以關閉這個視窗了。',
  },
  'The code cannot be shown now.': {
    'zh-CN': '暂时无法显示二维码。',
    ja: '今はコードを表示できません。',
    'zh-TW': '目前無法顯示 QR Code。',
  },
  'How to follow': { 'zh-CN': '如何关注', ja: 'フォローの方法', 'zh-TW': '如何追蹤' },
  'What it has posted cannot be shown now.': {
    'zh-CN': '暂时无法显示它发布的内容。',
    ja: '今は投稿を表示できません。',
    'zh-TW': '目前無法顯示它發布的內容。',
  },

  // Open networks
  Bluesky: { 'zh-CN': 'Bluesky', ja: 'Bluesky', 'zh-TW': 'Bluesky' },
  Mastodon: { 'zh-CN': 'Mastodon', ja: 'Mastodon', 'zh-TW': 'Mastodon' },
  'What is your handle on Bluesky?': {
    'zh-CN': '你的 Bluesky 用户名是什么？',
    ja: 'Blueskyのハンドルは何ですか？',
    'zh-TW': '你的 Bluesky 帳號代碼是什麼？',
  },
  'From which server do you follow people?': {
    'zh-CN': '你在哪个服务器上关注别人？',
    ja: 'お使いのサーバーはどこですか？',
    'zh-TW': '你的帳號在哪個伺服器上？',
  },
  'For example: {example}': { 'zh-CN': '例如：{example}', ja: '例：{example}', 'zh-TW': '例如：{example}' },
  'Leave it empty for {server}.': {
    'zh-CN': '留空则使用 {server}。',
    ja: '空欄のままにすると、{server}を使います。',
    'zh-TW': '留空則使用 {server}。',
  },
  Continue: { 'zh-CN': '继续', ja: '続ける', 'zh-TW': '繼續' },
  'Continue to {server}': { 'zh-CN': '前往 {server}', ja: '{server}に進む', 'zh-TW': '前往 {server}' },
  'Your server asks you whether this is all right. Then you come back here.': {
    'zh-CN': '你的服务器会询问你是否同意，然后你会回到这里。',
    ja: 'お使いのサーバーが許可を求めます。そのあと、ここに戻ります。',
    'zh-TW': '你的伺服器會詢問你是否同意，然後你會回到這裡。',
  },
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    {
      'zh-CN': '它将可以显示你在 {network} 上关注了哪些账号，并可替你取消关注，但不会知道你是谁。',
      ja: 'このサイトは、{network}であなたがフォローしているアカウントを表示し、あなたに代わってフォローを解除できるようになります。あなたが誰かは伝わりません。',
      'zh-TW': '該網站將可顯示你在 {network} 追蹤了哪些帳號，並可替你取消追蹤，但不會知道你是誰。',
    },
  'You have asked to follow {name}': {
    'zh-CN': '你已请求关注 {name}',
    ja: '{name}にフォローをリクエストしました',
    'zh-TW': '你已要求追蹤 {name}',
  },
  'They decide who follows them. You can close this window.': {
    'zh-CN': '对方会决定谁可以关注。你可以关闭这个窗口了。',
    ja: 'フォローは相手の承認後に始まります。このウィンドウは閉じてかまいません。',
    'zh-TW': '對方會決定誰可以追蹤。你可以關閉這個視窗了。',
  },
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.': {
    'zh-CN': '你的服务器不允许你再关注更多账号。请先在那里取消关注一个，然后再次点击按钮。',
    ja: 'お使いのサーバーでは、これ以上フォローできません。サーバーでどれかのフォローを解除してから、もう一度ボタンを押してください。',
    'zh-TW': '你的伺服器不允許你再追蹤更多帳號。請先在那裡取消追蹤一個，再按一次按鈕。',
  },
  'There is no such server or account. Please look once more at what you typed.': {
    'zh-CN': '没有这个服务器或账号。请再检查一下你输入的内容。',
    ja: 'そのサーバーまたはアカウントは見つかりません。入力した内容をもう一度ご確認ください。',
    'zh-TW': '找不到這個伺服器或帳號。請再檢查一次你輸入的內容。',
  },
  'Your server does not allow this. You can use another one.': {
    'zh-CN': '你的服务器不允许此操作。你可以换一个服务器。',
    ja: 'お使いのサーバーではこの操作が許可されていません。別のサーバーを使えます。',
    'zh-TW': '你的伺服器不允許這項操作。你可以使用其他伺服器。',
  },
  'You are not signed in there anymore. Please say again where you are.': {
    'zh-CN': '你在那里的登录已失效。请再说明一次你在哪里。',
    ja: 'そこではもうログインしていません。お使いの場所をもう一度入力してください。',
    'zh-TW': '你在那裡的登入已失效。請再說明一次你的帳號在哪裡。',
  },
  'Your server wants you to wait. Please try again in a few minutes.': {
    'zh-CN': '你的服务器要求稍等。请过几分钟再试。',
    ja: 'お使いのサーバーが混み合っています。数分後にもう一度お試しください。',
    'zh-TW': '你的伺服器要求稍候。請過幾分鐘再試一次。',
  },
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.': {
    'zh-CN': '暂时无法连接你的服务器。请过几分钟再试，或换一个服务器。',
    ja: 'お使いのサーバーに接続できません。数分後にもう一度試すか、別のサーバーを使ってください。',
    'zh-TW': '目前無法連線到你的伺服器。請過幾分鐘再試，或使用其他伺服器。',
  },
  'Your server gave an answer that cannot be used. Please try again, or use another one.': {
    'zh-CN': '你的服务器给出的回应无法使用。请再试一次，或换一个服务器。',
    ja: 'お使いのサーバーの応答を使えませんでした。もう一度試すか、別のサーバーを使ってください。',
    'zh-TW': '你的伺服器的回應無法使用。請再試一次，或使用其他伺服器。',
  },
  'Your server does not know this account, or does not let you follow it.': {
    'zh-CN': '你的服务器找不到此账号，或不允许你关注它。',
    ja: 'お使いのサーバーでこのアカウントが見つからないか、フォローが許可されていません。',
    'zh-TW': '你的伺服器找不到這個帳號，或不允許你追蹤它。',
  },

  // Follow page of an account
  Unfollow: { 'zh-CN': '取消关注', ja: 'フォローを解除', 'zh-TW': '取消追蹤' },
  'Your follow counts for {handle}, and no one sees that it is yours.': {
    'zh-CN': '你的关注会计入 {handle} 的粉丝数，但没有人能看到是你。',
    ja: 'あなたのフォローは{handle}のフォロワー数に加わりますが、あなただとは誰にもわかりません。',
    'zh-TW': '你的追蹤會計入 {handle} 的粉絲數，但沒有人看得到是你。',
  },
  'To the page of {name}': { 'zh-CN': '前往 {name} 的主页', ja: '{name}のページへ', 'zh-TW': '前往 {name} 的頁面' },

  // What I follow
  'You follow {n} account|You follow {n} accounts': {
    'zh-CN': '你关注了 {n} 个账号',
    ja: '{n}アカウントをフォロー中',
    'zh-TW': '你追蹤了 {n} 個帳號',
  },
  'You follow nobody yet.': {
    'zh-CN': '你还没有关注任何账号。',
    ja: 'まだ誰もフォローしていません。',
    'zh-TW': '你還沒有追蹤任何帳號。',
  },
  'Since {date}': { 'zh-CN': '自{date}起', ja: '{date}から', 'zh-TW': '自 {date} 起' },
  'Since {date}, at {site}': {
    'zh-CN': '自{date}起，来自 {site}',
    ja: '{date}から（{site}で）',
    'zh-TW': '自 {date} 起，來自 {site}',
  },
  'Unfollow {name}': { 'zh-CN': '取消关注 {name}', ja: '{name}のフォローを解除', 'zh-TW': '取消追蹤 {name}' },
  'Sites you allowed': { 'zh-CN': '你允许的网站', ja: '許可したサイト', 'zh-TW': '你允許的網站' },
  'They may show what you follow, and unfollow for you. They do not know who you are.': {
    'zh-CN': '它们可以显示你的关注，并可替你取消关注，但不知道你是谁。',
    ja: 'これらのサイトは、あなたのフォロー中のアカウントを表示し、あなたに代わってフォローを解除できます。あなたが誰かは知りません。',
    'zh-TW': '它們可以顯示你追蹤的帳號，並可替你取消追蹤，但不知道你是誰。',
  },
  'They may show what you follow. They do not know who you are.': {
    'zh-CN': '它们可以显示你的关注，但不知道你是谁。',
    ja: 'これらのサイトは、あなたのフォロー中のアカウントを表示できます。あなたが誰かは知りません。',
    'zh-TW': '它們可以顯示你追蹤的帳號，但不知道你是誰。',
  },
  'To unfollow, use the app {network}.': {
    'zh-CN': '如需取消关注，请在{network}中操作。',
    ja: 'フォローの解除は{network}アプリで行ってください。',
    'zh-TW': '若要取消追蹤，請使用 {network} App。',
  },
  'What you follow in an app of your own stays followed there.': {
    'zh-CN': '你在手机应用中的关注会在那里保留。',
    ja: 'お使いのアプリでのフォローは、アプリにそのまま残ります。',
    'zh-TW': '你在手機 App 中追蹤的帳號會繼續保留。',
  },
  'You have allowed no site.': {
    'zh-CN': '你还没有允许任何网站。',
    ja: '許可したサイトはありません。',
    'zh-TW': '你還沒有允許任何網站。',
  },
  'Since {date}, last used {used}': {
    'zh-CN': '自{date}起，最近使用于{used}',
    ja: '{date}から、最終利用 {used}',
    'zh-TW': '自 {date} 起，最近使用於 {used}',
  },
  Revoke: { 'zh-CN': '撤销', ja: '取り消す', 'zh-TW': '撤銷' },
  'Revoke for {site}': { 'zh-CN': '撤销 {site} 的许可', ja: '{site}の許可を取り消す', 'zh-TW': '撤銷 {site} 的許可' },
  'You do not follow {name} anymore.': {
    'zh-CN': '你已取消关注 {name}。',
    ja: '{name}のフォローを解除しました。',
    'zh-TW': '你已取消追蹤 {name}。',
  },
  '{site} can no longer show or change what you follow. You follow the same accounts as before.': {
    'zh-CN': '{site} 不能再显示或更改你的关注。你的关注保持不变。',
    ja: '{site}は、あなたのフォローを表示も変更もできなくなりました。フォロー中のアカウントはそのままです。',
    'zh-TW': '{site} 不能再顯示或變更你的追蹤。你追蹤的帳號維持不變。',
  },
  'Networks you allowed': { 'zh-CN': '你允许的网络', ja: '許可したネットワーク', 'zh-TW': '你允許的網路' },
  'You let this place follow on them for you. Whom you follow is kept there.': {
    'zh-CN': '你允许这里替你在那里关注。你的关注保存在那里。',
    ja: 'それらのネットワークで、あなたに代わってフォローすることを許可しています。フォローは各ネットワークに保存されます。',
    'zh-TW': '你允許這裡替你在那些網路上追蹤。你的追蹤保存在那裡。',
  },
  Disconnect: { 'zh-CN': '断开连接', ja: '連携を解除', 'zh-TW': '中斷連線' },
  'Disconnect {name}': { 'zh-CN': '断开 {name} 的连接', ja: '{name}との連携を解除', 'zh-TW': '中斷 {name} 的連線' },
  '{network} is disconnected. You follow the same accounts as before.': {
    'zh-CN': '已断开 {network} 的连接。你的关注保持不变。',
    ja: '{network}との連携を解除しました。フォロー中のアカウントはそのままです。',
    'zh-TW': '已中斷 {network} 的連線。你追蹤的帳號維持不變。',
  },
  'What you follow on Bluesky and Mastodon stays followed there.': {
    'zh-CN': '你在 Bluesky 和 Mastodon 上的关注会在那里保留。',
    ja: 'BlueskyとMastodonでのフォローは、そのまま残ります。',
    'zh-TW': '你在 Bluesky 和 Mastodon 上追蹤的帳號會繼續保留。',
  },
  'This browser and others': {
    'zh-CN': '此浏览器与其他设备',
    ja: 'このブラウザとほかの端末',
    'zh-TW': '這個瀏覽器與其他裝置',
  },
  'Sign out everywhere': { 'zh-CN': '在所有设备上退出', ja: 'すべての端末からログアウト', 'zh-TW': '登出所有裝置' },
  'Everything about you': { 'zh-CN': '关于你的一切', ja: 'あなたに関するすべて', 'zh-TW': '關於你的一切' },
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.': {
    'zh-CN': '你可以删除这里保存的关于你的一切：你的关注、你允许的网站以及你的登录。',
    ja: 'フォロー中のアカウント、許可したサイト、ログイン情報など、ここに保存されているあなたに関する情報をすべて削除できます。',
    'zh-TW': '你可以刪除這裡保存的所有關於你的資料：你追蹤的帳號、你允許的網站，以及你的登入資料。',
  },
  'Delete everything …': { 'zh-CN': '删除全部…', ja: 'すべて削除…', 'zh-TW': '全部刪除…' },
  'Delete everything about you?': {
    'zh-CN': '删除关于你的一切？',
    ja: 'あなたに関する情報をすべて削除しますか？',
    'zh-TW': '要刪除關於你的一切嗎？',
  },
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    {
      'zh-CN': '你将不再关注这里的任何账号，没有网站会知道你关注过什么，也不会保留你的任何信息。此操作无法撤销。',
      ja: 'ここでのフォローはすべて解除され、どのサイトもあなたのフォローを知ることはできなくなり、あなたに関する情報は残りません。この操作は取り消せません。',
      'zh-TW': '你將不再追蹤這裡的任何帳號，沒有網站會知道你追蹤過什麼，也不會保留你的任何資料。這項操作無法復原。',
    },
  'Delete everything': { 'zh-CN': '删除全部', ja: 'すべて削除', 'zh-TW': '全部刪除' },
  'Everything is deleted': { 'zh-CN': '已全部删除', ja: 'すべて削除しました', 'zh-TW': '已全部刪除' },
  'Nothing about you is kept here anymore.': {
    'zh-CN': '这里不再保存你的任何信息。',
    ja: 'ここにあなたに関する情報は残っていません。',
    'zh-TW': '這裡不再保存你的任何資料。',
  },
  'Sign in to see what you follow and which sites you allowed.': {
    'zh-CN': '登录后即可查看你的关注和你允许的网站。',
    ja: 'ログインすると、フォロー中のアカウントと許可したサイトを確認できます。',
    'zh-TW': '登入後即可查看你追蹤的帳號和你允許的網站。',
  },
  'Page {n} of {total}': {
    'zh-CN': '第 {n} 页，共 {total} 页',
    ja: '{n}/{total}ページ',
    'zh-TW': '第 {n} 頁，共 {total} 頁',
  },
  Previous: { 'zh-CN': '上一页', ja: '前へ', 'zh-TW': '上一頁' },
  Next: { 'zh-CN': '下一页', ja: '次へ', 'zh-TW': '下一頁' },

  // Page of an account, page of a post
  Posts: { 'zh-CN': '帖子', ja: '投稿', 'zh-TW': '貼文' },
  '{n} follower|{n} followers': { 'zh-CN': '{n} 位粉丝', ja: 'フォロワー{n}人', 'zh-TW': '{n} 位粉絲' },
  '{n} post|{n} posts': { 'zh-CN': '{n} 篇帖子', ja: '投稿{n}件', 'zh-TW': '{n} 則貼文' },
  Website: { 'zh-CN': '网站', ja: 'ウェブサイト', 'zh-TW': '網站' },
  Pinned: { 'zh-CN': '置顶', ja: '固定', 'zh-TW': '置頂' },
  'Content warning': { 'zh-CN': '内容警告', ja: '閲覧注意', 'zh-TW': '內容警告' },
  'Content warning: {text}': { 'zh-CN': '内容警告：{text}', ja: '閲覧注意：{text}', 'zh-TW': '內容警告：{text}' },
  Show: { 'zh-CN': '显示', ja: '表示', 'zh-TW': '顯示' },
  Hide: { 'zh-CN': '隐藏', ja: '隠す', 'zh-TW': '隱藏' },
  'Picture {n} of {total}': {
    'zh-CN': '图片 {n}，共 {total} 张',
    ja: '画像 {n}/{total}',
    'zh-TW': '第 {n} 張圖片，共 {total} 張',
  },
  '{n} more picture|{n} more pictures': {
    'zh-CN': '另有 {n} 张图片',
    ja: 'ほか{n}枚の画像',
    'zh-TW': '另有 {n} 張圖片',
  },
  'Edited {date}': { 'zh-CN': '编辑于 {date}', ja: '{date}に編集', 'zh-TW': '編輯於 {date}' },
  'Nothing has been posted yet.': {
    'zh-CN': '还没有发布任何内容。',
    ja: 'まだ投稿がありません。',
    'zh-TW': '還沒有發布任何內容。',
  },
  'Older posts': { 'zh-CN': '更早的帖子', ja: '以前の投稿', 'zh-TW': '較舊的貼文' },
  'Newest posts': { 'zh-CN': '最新的帖子', ja: '最新の投稿', 'zh-TW': '最新的貼文' },
  'All posts by {name}': { 'zh-CN': '{name} 的全部帖子', ja: '{name}のすべての投稿', 'zh-TW': '{name} 的所有貼文' },
  'Post by {name}': { 'zh-CN': '{name} 的帖子', ja: '{name}の投稿', 'zh-TW': '{name} 的貼文' },
  '{name}: {text}': { 'zh-CN': '{name}：{text}', ja: '{name}：{text}', 'zh-TW': '{name}：{text}' },

  // Sign-in
  'How do you want to sign in?': {
    'zh-CN': '你想如何登录？',
    ja: 'ログイン方法を選んでください',
    'zh-TW': '你想如何登入？',
  },
  'You did not sign in': { 'zh-CN': '你没有登录', ja: 'ログインしませんでした', 'zh-TW': '你沒有登入' },
  'You, or {provider}, said no. Nothing was changed.': {
    'zh-CN': '你或 {provider} 拒绝了登录。未做任何更改。',
    ja: 'あなた、または{provider}がログインを中止しました。何も変更されていません。',
    'zh-TW': '你或 {provider} 拒絕了登入。沒有任何變更。',
  },
  'This sign-in has expired': {
    'zh-CN': '此次登录已过期',
    ja: 'このログインは期限切れです',
    'zh-TW': '這次登入已過期',
  },
  'It took too long, or was finished before. Please begin again.': {
    'zh-CN': '用时过长，或此前已经完成。请重新开始。',
    ja: '時間がかかりすぎたか、すでに完了しています。最初からやり直してください。',
    'zh-TW': '花費時間過久，或先前已經完成。請重新開始。',
  },
  'This sign-in began in another browser': {
    'zh-CN': '此次登录是在另一个浏览器中开始的',
    ja: 'このログインは別のブラウザで始められました',
    'zh-TW': '這次登入是從另一個瀏覽器開始的',
  },
  'It can be finished only where it began. If you began it here, cookies may be switched off.': {
    'zh-CN': '只能在开始的浏览器中完成。如果你是在这里开始的，可能是 Cookie 被关闭了。',
    ja: '始めたブラウザでしか完了できません。ここで始めた場合は、Cookieが無効になっている可能性があります。',
    'zh-TW': '只能在開始的瀏覽器中完成。如果你是在這裡開始的，Cookie 可能已被停用。',
  },
  '{provider} cannot be reached now': {
    'zh-CN': '暂时无法连接 {provider}',
    ja: '{provider}に接続できません',
    'zh-TW': '目前無法連線到 {provider}',
  },
  'Nothing was changed. Please try again in a few minutes.': {
    'zh-CN': '未做任何更改。请过几分钟再试。',
    ja: '何も変更されていません。数分後にもう一度お試しください。',
    'zh-TW': '沒有任何變更。請過幾分鐘再試一次。',
  },
  'Signing in with {provider} did not work': {
    'zh-CN': '无法通过 {provider} 登录',
    ja: '{provider}でログインできませんでした',
    'zh-TW': '無法透過 {provider} 登入',
  },
  'Its answer could not be trusted, so it was not used. Please try again.': {
    'zh-CN': '它的回应不可信，因此未被采用。请再试一次。',
    ja: '応答を信頼できなかったため、使用しませんでした。もう一度お試しください。',
    'zh-TW': '它的回應不可信任，因此未被採用。請再試一次。',
  },

  // What could not be
  'This page does not exist': { 'zh-CN': '此页面不存在', ja: 'ページが見つかりません', 'zh-TW': '這個頁面不存在' },
  'The address may be incomplete, or what was here is gone.': {
    'zh-CN': '地址可能不完整，或内容已不存在。',
    ja: 'URLが途中で切れているか、内容が削除された可能性があります。',
    'zh-TW': '網址可能不完整，或內容已不存在。',
  },
  'This did not come from our page': {
    'zh-CN': '此操作并非来自我们的页面',
    ja: 'この操作は当サイトのページからのものではありません',
    'zh-TW': '這項操作並非來自我們的頁面',
  },
  'It was not done, to protect you. Go back, load the page again and try once more.': {
    'zh-CN': '为了保护你，操作未执行。请返回并刷新页面后再试一次。',
    ja: 'あなたを守るため、操作は実行されませんでした。前のページに戻って再読み込みし、もう一度お試しください。',
    'zh-TW': '為了保護你，操作未執行。請返回並重新載入頁面，再試一次。',
  },
  'You asked too often': { 'zh-CN': '请求过于频繁', ja: 'リクエストが多すぎます', 'zh-TW': '要求過於頻繁' },
  'Please wait a minute, then try again.': {
    'zh-CN': '请稍等一分钟再试。',
    ja: '1分ほど待ってから、もう一度お試しください。',
    'zh-TW': '請稍候一分鐘再試。',
  },
  'Something went wrong': { 'zh-CN': '出了点问题', ja: '問題が発生しました', 'zh-TW': '發生了問題' },
  'It is not your fault. Please try again in a few minutes.': {
    'zh-CN': '这不是你的问题。请过几分钟再试。',
    ja: 'あなたの操作が原因ではありません。数分後にもう一度お試しください。',
    'zh-TW': '這不是你的問題。請過幾分鐘再試一次。',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<TranslatedTag, string>>>>;

/** A text in English, which is also its name. */
export type TextKey = keyof typeof texts;

/** A text in another language. */
export const translated = (key: TextKey, tag: TranslatedTag): string => texts[key][tag];
