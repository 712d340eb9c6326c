import type { Texts } from '../texts.js';

/** Chinese in traditional characters, as it is written in Taiwan. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': '已透過 {provider} 以 {name} 登入',
  'Signed in with {provider}': '已透過 {provider} 登入',
  'What I follow': '我追蹤的帳號',
  'Continue with {provider}': '使用 {provider} 繼續',
  'Use another account': '使用其他帳號',
  'Sign out': '登出',
  'Try again': '再試一次',
  Back: '返回',
  Cancel: '取消',
  'This place has no way to sign in yet. Its operator has to add one.': '這裡還沒有可用的登入方式，需要由管理者新增。',

  // Approve page
  'Follow {name}?': '要追蹤 {name} 嗎？',
  'Follow {name}': '追蹤 {name}',
  Follow: '追蹤',
  'Not now': '稍後再說',
  '{site} asks you to follow this account.': '{site} 邀請你追蹤這個帳號。',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    '該網站將可顯示你在這裡追蹤了哪些帳號，並可替你取消追蹤，但不會知道你是誰。',
  'You follow {name} already. Confirm to let this site show it.': '你已經追蹤 {name}。確認後，該網站便可顯示這件事。',
  'Let it show that': '允許顯示',
  'That was very quick. Please look once more, then confirm.': '按得太快了。請再看一次，然後確認。',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    '這個頁面開啟太久，或你之後又重新登入過。請再確認一次。',
  'You follow {name}': '你已追蹤 {name}',
  'You can close this window.': '你可以關閉這個視窗了。',
  'Close this window': '關閉視窗',
  'Back to {site}': '返回 {site}',
  'Nothing was changed': '沒有任何變更',
  'You do not follow {name} through this request.': '你沒有透過這個要求追蹤 {name}。',
  'This request has been answered': '這個要求已處理',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    '每個要求只能回覆一次。若要追蹤 {name}，請再按一次網站上的按鈕。',
  'This request has expired': '這個要求已過期',
  'It was open for too long. To follow {name}, press the button on the website again.':
    '開啟時間過久。若要追蹤 {name}，請再按一次網站上的按鈕。',
  'There is no such request': '找不到這個要求',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    '網址可能不完整，或要求早已結束。請再按一次網站上的按鈕。',
  'You follow as many accounts as you can': '你追蹤的帳號已達上限',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    '在這裡，每人最多可追蹤 {n} 個帳號。請先取消追蹤一個，再按一次按鈕。',

  // Official accounts of other platforms
  WeChat: '微信',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': '在 {network} 追蹤 {name}',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    '該網站將可顯示你在這裡追蹤了哪些帳號，但不會知道你是誰。',
  'You do not follow {name} yet': '你還沒有追蹤 {name}',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    '你已登入，但還沒有在 {network} 追蹤這個帳號。請先在那裡追蹤，或再試一次。',
  'QR code of {name} on {network}': '{name} 的 {network} QR Code',
  'Scan this code with {network} on your phone, and follow the account there.':
    '請用手機上的 {network} 掃描這個 QR Code，並追蹤該帳號。',
  'Look for {handle} in {network}, and follow the account there.': '請在 {network} 搜尋 {handle}，並追蹤該帳號。',
  'The website shows it at once.': '網站會立即顯示。',
  'The website shows it. You can close this window.': '網站會顯示結果。你可以關閉這個視窗了。',
  'The code cannot be shown now.': '目前無法顯示 QR Code。',
  'How to follow': '如何追蹤',
  'What it has posted cannot be shown now.': '目前無法顯示它發布的內容。',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': '你的 Bluesky 帳號代碼是什麼？',
  'From which server do you follow people?': '你的帳號在哪個伺服器上？',
  'For example: {example}': '例如：{example}',
  'Leave it empty for {server}.': '留空則使用 {server}。',
  Continue: '繼續',
  'Continue to {server}': '前往 {server}',
  'Your server asks you whether this is all right. Then you come back here.':
    '你的伺服器會詢問你是否同意，然後你會回到這裡。',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    '該網站將可顯示你在 {network} 追蹤了哪些帳號，並可替你取消追蹤，但不會知道你是誰。',
  'You have asked to follow {name}': '你已要求追蹤 {name}',
  'They decide who follows them. You can close this window.': '對方會決定誰可以追蹤。你可以關閉這個視窗了。',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    '你的伺服器不允許你再追蹤更多帳號。請先在那裡取消追蹤一個，再按一次按鈕。',
  'There is no such server or account. Please look once more at what you typed.':
    '找不到這個伺服器或帳號。請再檢查一次你輸入的內容。',
  'Your server does not allow this. You can use another one.': '你的伺服器不允許這項操作。你可以使用其他伺服器。',
  'You are not signed in there anymore. Please say again where you are.':
    '你在那裡的登入已失效。請再說明一次你的帳號在哪裡。',
  'Your server wants you to wait. Please try again in a few minutes.': '你的伺服器要求稍候。請過幾分鐘再試一次。',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    '目前無法連線到你的伺服器。請過幾分鐘再試，或使用其他伺服器。',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    '你的伺服器的回應無法使用。請再試一次，或使用其他伺服器。',
  'Your server does not know this account, or does not let you follow it.':
    '你的伺服器找不到這個帳號，或不允許你追蹤它。',

  // Follow page of an account
  Unfollow: '取消追蹤',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    '你的追蹤會計入 {handle} 的粉絲數，但沒有人看得到是你。',
  'To the page of {name}': '前往 {name} 的頁面',

  // What I follow
  'You follow {n} account|You follow {n} accounts': '你追蹤了 {n} 個帳號',
  'You follow nobody yet.': '你還沒有追蹤任何帳號。',
  'Since {date}': '自 {date} 起',
  'Since {date}, at {site}': '自 {date} 起，來自 {site}',
  'Unfollow {name}': '取消追蹤 {name}',
  'Sites you allowed': '你允許的網站',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    '它們可以顯示你追蹤的帳號，並可替你取消追蹤，但不知道你是誰。',
  'They may show what you follow. They do not know who you are.': '它們可以顯示你追蹤的帳號，但不知道你是誰。',
  'To unfollow, use the app {network}.': '若要取消追蹤，請使用 {network} App。',
  'What you follow in an app of your own stays followed there.': '你在手機 App 中追蹤的帳號會繼續保留。',
  'You have allowed no site.': '你還沒有允許任何網站。',
  'Since {date}, last used {used}': '自 {date} 起，最近使用於 {used}',
  Revoke: '撤銷',
  'Revoke for {site}': '撤銷 {site} 的許可',
  'You do not follow {name} anymore.': '你已取消追蹤 {name}。',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site} 不能再顯示或變更你的追蹤。你追蹤的帳號維持不變。',
  'Networks you allowed': '你允許的網路',
  'You let this place follow on them for you. Whom you follow is kept there.':
    '你允許這裡替你在那些網路上追蹤。你的追蹤保存在那裡。',
  Disconnect: '中斷連線',
  'Disconnect {name}': '中斷 {name} 的連線',
  '{network} is disconnected. You follow the same accounts as before.':
    '已中斷 {network} 的連線。你追蹤的帳號維持不變。',
  'What you follow on Bluesky and Mastodon stays followed there.': '你在 Bluesky 和 Mastodon 上追蹤的帳號會繼續保留。',
  'This browser and others': '這個瀏覽器與其他裝置',
  'Sign out everywhere': '登出所有裝置',
  'Everything about you': '關於你的一切',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    '你可以刪除這裡保存的所有關於你的資料：你追蹤的帳號、你允許的網站，以及你的登入資料。',
  'Delete everything …': '全部刪除…',
  'Delete everything about you?': '要刪除關於你的一切嗎？',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    '你將不再追蹤這裡的任何帳號，沒有網站會知道你追蹤過什麼，也不會保留你的任何資料。這項操作無法復原。',
  'Delete everything': '全部刪除',
  'Everything is deleted': '已全部刪除',
  'Nothing about you is kept here anymore.': '這裡不再保存你的任何資料。',
  'Sign in to see what you follow and which sites you allowed.': '登入後即可查看你追蹤的帳號和你允許的網站。',
  'Page {n} of {total}': '第 {n} 頁，共 {total} 頁',
  Previous: '上一頁',
  Next: '下一頁',

  // Page of an account, page of a post
  Posts: '貼文',
  '{n} follower|{n} followers': '{n} 位粉絲',
  '{n} post|{n} posts': '{n} 則貼文',
  Website: '網站',
  Pinned: '置頂',
  'Content warning': '內容警告',
  'Content warning: {text}': '內容警告：{text}',
  Show: '顯示',
  Hide: '隱藏',
  'Picture {n} of {total}': '第 {n} 張圖片，共 {total} 張',
  '{n} more picture|{n} more pictures': '另有 {n} 張圖片',
  'Edited {date}': '編輯於 {date}',
  'Nothing has been posted yet.': '還沒有發布任何內容。',
  'Older posts': '較舊的貼文',
  'Newest posts': '最新的貼文',
  'All posts by {name}': '{name} 的所有貼文',
  'Post by {name}': '{name} 的貼文',
  '{name}: {text}': '{name}：{text}',

  // Sign-in
  'How do you want to sign in?': '你想如何登入？',
  'You did not sign in': '你沒有登入',
  'You, or {provider}, said no. Nothing was changed.': '你或 {provider} 拒絕了登入。沒有任何變更。',
  'This sign-in has expired': '這次登入已過期',
  'It took too long, or was finished before. Please begin again.': '花費時間過久，或先前已經完成。請重新開始。',
  'This sign-in began in another browser': '這次登入是從另一個瀏覽器開始的',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    '只能在開始的瀏覽器中完成。如果你是在這裡開始的，Cookie 可能已被停用。',
  '{provider} cannot be reached now': '目前無法連線到 {provider}',
  'Nothing was changed. Please try again in a few minutes.': '沒有任何變更。請過幾分鐘再試一次。',
  'Signing in with {provider} did not work': '無法透過 {provider} 登入',
  'Its answer could not be trusted, so it was not used. Please try again.':
    '它的回應不可信任，因此未被採用。請再試一次。',

  // What could not be
  'This page does not exist': '這個頁面不存在',
  'The address may be incomplete, or what was here is gone.': '網址可能不完整，或內容已不存在。',
  'This did not come from our page': '這項操作並非來自我們的頁面',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    '為了保護你，操作未執行。請返回並重新載入頁面，再試一次。',
  'You asked too often': '要求過於頻繁',
  'Please wait a minute, then try again.': '請稍候一分鐘再試。',
  'Something went wrong': '發生了問題',
  'It is not your fault. Please try again in a few minutes.': '這不是你的問題。請過幾分鐘再試一次。',
} as const satisfies Texts;
