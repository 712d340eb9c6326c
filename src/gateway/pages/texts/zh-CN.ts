import type { Texts } from '../texts.js';

/** Simplified Chinese. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': '已通过 {provider} 登录为 {name}',
  'Signed in with {provider}': '已通过 {provider} 登录',
  'What I follow': '我的关注',
  'Continue with {provider}': '使用 {provider} 继续',
  'Use another account': '换一个账号',
  'Sign out': '退出登录',
  'Try again': '再试一次',
  Back: '返回',
  Cancel: '取消',
  'This place has no way to sign in yet. Its operator has to add one.': '这里还没有可用的登录方式，需要由运营者添加。',

  // Approve page
  'Follow {name}?': '关注 {name}？',
  'Follow {name}': '关注 {name}',
  Follow: '关注',
  'Not now': '暂不',
  '{site} asks you to follow this account.': '{site} 请你关注此账号。',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    '它将可以显示你在这里关注了哪些账号，并可替你取消关注，但不会知道你是谁。',
  'You follow {name} already. Confirm to let this site show it.': '你已经关注了 {name}。确认后，该网站可以显示这一点。',
  'Let it show that': '允许显示',
  'That was very quick. Please look once more, then confirm.': '点得太快了。请再看一眼，然后确认。',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    '此页面打开太久，或者你已重新登录。请再确认一次。',
  'You follow {name}': '你已关注 {name}',
  'You can close this window.': '你可以关闭这个窗口了。',
  'Close this window': '关闭窗口',
  'Back to {site}': '返回 {site}',
  'Nothing was changed': '未做任何更改',
  'You do not follow {name} through this request.': '你没有通过此请求关注 {name}。',
  'This request has been answered': '此请求已处理',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    '每个请求只能回应一次。要关注 {name}，请再次点击网站上的按钮。',
  'This request has expired': '此请求已过期',
  'It was open for too long. To follow {name}, press the button on the website again.':
    '打开时间过长。要关注 {name}，请再次点击网站上的按钮。',
  'There is no such request': '没有这个请求',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    '地址可能不完整，或请求早已结束。请再次点击网站上的按钮。',
  'You follow as many accounts as you can': '你的关注数已达上限',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    '在这里每人最多可关注 {n} 个账号。请先取消关注一个，然后再次点击按钮。',

  // Official accounts of other platforms
  WeChat: '微信',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': '在{network}关注 {name}',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    '它将可以显示你在这里关注了哪些账号，但不会知道你是谁。',
  'You do not follow {name} yet': '你还没有关注 {name}',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    '你已登录，但尚未在{network}关注此账号。请先在那里关注，或者再试一次。',
  'QR code of {name} on {network}': '{name} 的{network}二维码',
  'Scan this code with {network} on your phone, and follow the account there.':
    '请用手机上的{network}扫描此二维码，并关注该账号。',
  'Look for {handle} in {network}, and follow the account there.': '请在{network}中搜索 {handle}，并关注该账号。',
  'The website shows it at once.': '网站会立即显示。',
  'The website shows it. You can close this window.': '网站会显示结果。你可以关闭这个窗口了。',
  'The code cannot be shown now.': '暂时无法显示二维码。',
  'How to follow': '如何关注',
  'What it has posted cannot be shown now.': '暂时无法显示它发布的内容。',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': '你的 Bluesky 用户名是什么？',
  'From which server do you follow people?': '你在哪个服务器上关注别人？',
  'For example: {example}': '例如：{example}',
  'Leave it empty for {server}.': '留空则使用 {server}。',
  Continue: '继续',
  'Continue to {server}': '前往 {server}',
  'Your server asks you whether this is all right. Then you come back here.':
    '你的服务器会询问你是否同意，然后你会回到这里。',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    '它将可以显示你在 {network} 上关注了哪些账号，并可替你取消关注，但不会知道你是谁。',
  'You have asked to follow {name}': '你已请求关注 {name}',
  'They decide who follows them. You can close this window.': '对方会决定谁可以关注。你可以关闭这个窗口了。',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    '你的服务器不允许你再关注更多账号。请先在那里取消关注一个，然后再次点击按钮。',
  'There is no such server or account. Please look once more at what you typed.':
    '没有这个服务器或账号。请再检查一下你输入的内容。',
  'Your server does not allow this. You can use another one.': '你的服务器不允许此操作。你可以换一个服务器。',
  'You are not signed in there anymore. Please say again where you are.':
    '你在那里的登录已失效。请再说明一次你在哪里。',
  'Your server wants you to wait. Please try again in a few minutes.': '你的服务器要求稍等。请过几分钟再试。',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    '暂时无法连接你的服务器。请过几分钟再试，或换一个服务器。',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    '你的服务器给出的回应无法使用。请再试一次，或换一个服务器。',
  'Your server does not know this account, or does not let you follow it.':
    '你的服务器找不到此账号，或不允许你关注它。',

  // Follow page of an account
  Unfollow: '取消关注',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    '你的关注会计入 {handle} 的粉丝数，但没有人能看到是你。',
  'To the page of {name}': '前往 {name} 的主页',

  // What I follow
  'You follow {n} account|You follow {n} accounts': '你关注了 {n} 个账号',
  'You follow nobody yet.': '你还没有关注任何账号。',
  'Since {date}': '自{date}起',
  'Since {date}, at {site}': '自{date}起，来自 {site}',
  'Unfollow {name}': '取消关注 {name}',
  'Sites you allowed': '你允许的网站',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    '它们可以显示你的关注，并可替你取消关注，但不知道你是谁。',
  'They may show what you follow. They do not know who you are.': '它们可以显示你的关注，但不知道你是谁。',
  'To unfollow, use the app {network}.': '如需取消关注，请在{network}中操作。',
  'What you follow in an app of your own stays followed there.': '你在手机应用中的关注会在那里保留。',
  'You have allowed no site.': '你还没有允许任何网站。',
  'Since {date}, last used {used}': '自{date}起，最近使用于{used}',
  Revoke: '撤销',
  'Revoke for {site}': '撤销 {site} 的许可',
  'You do not follow {name} anymore.': '你已取消关注 {name}。',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site} 不能再显示或更改你的关注。你的关注保持不变。',
  'Networks you allowed': '你允许的网络',
  'You let this place follow on them for you. Whom you follow is kept there.':
    '你允许这里替你在那里关注。你的关注保存在那里。',
  Disconnect: '断开连接',
  'Disconnect {name}': '断开 {name} 的连接',
  '{network} is disconnected. You follow the same accounts as before.': '已断开 {network} 的连接。你的关注保持不变。',
  'What you follow on Bluesky and Mastodon stays followed there.': '你在 Bluesky 和 Mastodon 上的关注会在那里保留。',
  'This browser and others': '此浏览器与其他设备',
  'Sign out everywhere': '在所有设备上退出',
  'Everything about you': '关于你的一切',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    '你可以删除这里保存的关于你的一切：你的关注、你允许的网站以及你的登录。',
  'Delete everything …': '删除全部…',
  'Delete everything about you?': '删除关于你的一切？',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    '你将不再关注这里的任何账号，没有网站会知道你关注过什么，也不会保留你的任何信息。此操作无法撤销。',
  'Delete everything': '删除全部',
  'Everything is deleted': '已全部删除',
  'Nothing about you is kept here anymore.': '这里不再保存你的任何信息。',
  'Sign in to see what you follow and which sites you allowed.': '登录后即可查看你的关注和你允许的网站。',
  'Page {n} of {total}': '第 {n} 页，共 {total} 页',
  Previous: '上一页',
  Next: '下一页',

  // Page of an account, page of a post
  Posts: '帖子',
  '{n} follower|{n} followers': '{n} 位粉丝',
  '{n} post|{n} posts': '{n} 篇帖子',
  Website: '网站',
  Pinned: '置顶',
  'Content warning': '内容警告',
  'Content warning: {text}': '内容警告：{text}',
  Show: '显示',
  Hide: '隐藏',
  'Picture {n} of {total}': '图片 {n}，共 {total} 张',
  '{n} more picture|{n} more pictures': '另有 {n} 张图片',
  'Edited {date}': '编辑于 {date}',
  'Nothing has been posted yet.': '还没有发布任何内容。',
  'Older posts': '更早的帖子',
  'Newest posts': '最新的帖子',
  'All posts by {name}': '{name} 的全部帖子',
  'Post by {name}': '{name} 的帖子',
  '{name}: {text}': '{name}：{text}',

  // Sign-in
  'How do you want to sign in?': '你想如何登录？',
  'You did not sign in': '你没有登录',
  'You, or {provider}, said no. Nothing was changed.': '你或 {provider} 拒绝了登录。未做任何更改。',
  'This sign-in has expired': '此次登录已过期',
  'It took too long, or was finished before. Please begin again.': '用时过长，或此前已经完成。请重新开始。',
  'This sign-in began in another browser': '此次登录是在另一个浏览器中开始的',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    '只能在开始的浏览器中完成。如果你是在这里开始的，可能是 Cookie 被关闭了。',
  '{provider} cannot be reached now': '暂时无法连接 {provider}',
  'Nothing was changed. Please try again in a few minutes.': '未做任何更改。请过几分钟再试。',
  'Signing in with {provider} did not work': '无法通过 {provider} 登录',
  'Its answer could not be trusted, so it was not used. Please try again.':
    '它的回应不可信，因此未被采用。请再试一次。',

  // What could not be
  'This page does not exist': '此页面不存在',
  'The address may be incomplete, or what was here is gone.': '地址可能不完整，或内容已不存在。',
  'This did not come from our page': '此操作并非来自我们的页面',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    '为了保护你，操作未执行。请返回并刷新页面后再试一次。',
  'You asked too often': '请求过于频繁',
  'Please wait a minute, then try again.': '请稍等一分钟再试。',
  'Something went wrong': '出了点问题',
  'It is not your fault. Please try again in a few minutes.': '这不是你的问题。请过几分钟再试。',
} as const satisfies Texts;
