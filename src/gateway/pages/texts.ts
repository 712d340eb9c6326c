/** Every language beside English, by its BCP 47 tag. Adding one here asks the compiler for each text that it misses. */
export type TranslatedTag = 'zh-CN';

/**
 * Every text that the gateway's pages say. The English is the key, so a page reads like what it shows, and a text that is
 * not here does not compile. `{…}` is filled in. Texts with `|` have a form for one and a form for all other numbers.
 */
const texts = {
  // Every page
  '{title} · {name}': { 'zh-CN': '{title} · {name}' },
  'Signed in as {name} with {provider}': { 'zh-CN': '已通过 {provider} 登录为 {name}' },
  'Signed in with {provider}': { 'zh-CN': '已通过 {provider} 登录' },
  'What I follow': { 'zh-CN': '我的关注' },
  'Continue with {provider}': { 'zh-CN': '使用 {provider} 继续' },
  'Use another account': { 'zh-CN': '换一个账号' },
  'Sign out': { 'zh-CN': '退出登录' },
  'Try again': { 'zh-CN': '再试一次' },
  Back: { 'zh-CN': '返回' },
  Cancel: { 'zh-CN': '取消' },
  'This place has no way to sign in yet. Its operator has to add one.': {
    'zh-CN': '这里还没有可用的登录方式，需要由运营者添加。',
  },

  // Approve page
  'Follow {name}?': { 'zh-CN': '关注 {name}？' },
  'Follow {name}': { 'zh-CN': '关注 {name}' },
  Follow: { 'zh-CN': '关注' },
  'Not now': { 'zh-CN': '暂不' },
  '{site} asks you to follow this account.': { 'zh-CN': '{site} 请你关注此账号。' },
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.': {
    'zh-CN': '它将可以显示你在这里关注了哪些账号，并可替你取消关注，但不会知道你是谁。',
  },
  'You follow {name} already. Confirm to let this site show it.': {
    'zh-CN': '你已经关注了 {name}。确认后，该网站可以显示这一点。',
  },
  'Let it show that': { 'zh-CN': '允许显示' },
  'That was very quick. Please look once more, then confirm.': { 'zh-CN': '点得太快了。请再看一眼，然后确认。' },
  'This page was open for too long, or you signed in anew since. Please confirm once more.': {
    'zh-CN': '此页面打开太久，或者你已重新登录。请再确认一次。',
  },
  'You follow {name}': { 'zh-CN': '你已关注 {name}' },
  'You can close this window.': { 'zh-CN': '你可以关闭这个窗口了。' },
  'Close this window': { 'zh-CN': '关闭窗口' },
  'Back to {site}': { 'zh-CN': '返回 {site}' },
  'Nothing was changed': { 'zh-CN': '未做任何更改' },
  'You do not follow {name} through this request.': { 'zh-CN': '你没有通过此请求关注 {name}。' },
  'This request has been answered': { 'zh-CN': '此请求已处理' },
  'Each request can be answered once. To follow {name}, press the button on the website again.': {
    'zh-CN': '每个请求只能回应一次。要关注 {name}，请再次点击网站上的按钮。',
  },
  'This request has expired': { 'zh-CN': '此请求已过期' },
  'It was open for too long. To follow {name}, press the button on the website again.': {
    'zh-CN': '打开时间过长。要关注 {name}，请再次点击网站上的按钮。',
  },
  'There is no such request': { 'zh-CN': '没有这个请求' },
  'The address may be incomplete, or the request is long over. Press the button on the website again.': {
    'zh-CN': '地址可能不完整，或请求早已结束。请再次点击网站上的按钮。',
  },
  'You follow as many accounts as you can': { 'zh-CN': '你的关注数已达上限' },
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    { 'zh-CN': '在这里每人最多可关注 {n} 个账号。请先取消关注一个，然后再次点击按钮。' },

  // Follow page of an account
  Unfollow: { 'zh-CN': '取消关注' },
  'Your follow counts for {handle}, and no one sees that it is yours.': {
    'zh-CN': '你的关注会计入 {handle} 的粉丝数，但没有人能看到是你。',
  },
  'To the page of {name}': { 'zh-CN': '前往 {name} 的主页' },

  // What I follow
  'You follow {n} account|You follow {n} accounts': { 'zh-CN': '你关注了 {n} 个账号' },
  'You follow nobody yet.': { 'zh-CN': '你还没有关注任何账号。' },
  'Since {date}': { 'zh-CN': '自{date}起' },
  'Since {date}, at {site}': { 'zh-CN': '自{date}起，来自 {site}' },
  'Unfollow {name}': { 'zh-CN': '取消关注 {name}' },
  'Sites you allowed': { 'zh-CN': '你允许的网站' },
  'They may show what you follow, and unfollow for you. They do not know who you are.': {
    'zh-CN': '它们可以显示你的关注，并可替你取消关注，但不知道你是谁。',
  },
  'You have allowed no site.': { 'zh-CN': '你还没有允许任何网站。' },
  'Since {date}, last used {used}': { 'zh-CN': '自{date}起，最近使用于{used}' },
  Revoke: { 'zh-CN': '撤销' },
  'Revoke for {site}': { 'zh-CN': '撤销 {site} 的许可' },
  'You do not follow {name} anymore.': { 'zh-CN': '你已取消关注 {name}。' },
  '{site} can no longer show or change what you follow. You follow the same accounts as before.': {
    'zh-CN': '{site} 不能再显示或更改你的关注。你的关注保持不变。',
  },
  'This browser and others': { 'zh-CN': '此浏览器与其他设备' },
  'Sign out everywhere': { 'zh-CN': '在所有设备上退出' },
  'Everything about you': { 'zh-CN': '关于你的一切' },
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.': {
    'zh-CN': '你可以删除这里保存的关于你的一切：你的关注、你允许的网站以及你的登录。',
  },
  'Delete everything …': { 'zh-CN': '删除全部…' },
  'Delete everything about you?': { 'zh-CN': '删除关于你的一切？' },
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    {
      'zh-CN': '你将不再关注这里的任何账号，没有网站会知道你关注过什么，也不会保留你的任何信息。此操作无法撤销。',
    },
  'Delete everything': { 'zh-CN': '删除全部' },
  'Everything is deleted': { 'zh-CN': '已全部删除' },
  'Nothing about you is kept here anymore.': { 'zh-CN': '这里不再保存你的任何信息。' },
  'Sign in to see what you follow and which sites you allowed.': { 'zh-CN': '登录后即可查看你的关注和你允许的网站。' },
  'Page {n} of {total}': { 'zh-CN': '第 {n} 页，共 {total} 页' },
  Previous: { 'zh-CN': '上一页' },
  Next: { 'zh-CN': '下一页' },

  // Page of an account, page of a post
  Posts: { 'zh-CN': '帖子' },
  '{n} follower|{n} followers': { 'zh-CN': '{n} 位粉丝' },
  '{n} post|{n} posts': { 'zh-CN': '{n} 篇帖子' },
  Website: { 'zh-CN': '网站' },
  Pinned: { 'zh-CN': '置顶' },
  'Content warning': { 'zh-CN': '内容警告' },
  'Content warning: {text}': { 'zh-CN': '内容警告：{text}' },
  Show: { 'zh-CN': '显示' },
  Hide: { 'zh-CN': '隐藏' },
  'Picture {n} of {total}': { 'zh-CN': '图片 {n}，共 {total} 张' },
  '{n} more picture|{n} more pictures': { 'zh-CN': '另有 {n} 张图片' },
  'Edited {date}': { 'zh-CN': '编辑于 {date}' },
  'Nothing has been posted yet.': { 'zh-CN': '还没有发布任何内容。' },
  'Older posts': { 'zh-CN': '更早的帖子' },
  'Newest posts': { 'zh-CN': '最新的帖子' },
  'All posts by {name}': { 'zh-CN': '{name} 的全部帖子' },
  'Post by {name}': { 'zh-CN': '{name} 的帖子' },
  '{name}: {text}': { 'zh-CN': '{name}：{text}' },

  // Sign-in
  'How do you want to sign in?': { 'zh-CN': '你想如何登录？' },
  'You did not sign in': { 'zh-CN': '你没有登录' },
  'You, or {provider}, said no. Nothing was changed.': { 'zh-CN': '你或 {provider} 拒绝了登录。未做任何更改。' },
  'This sign-in has expired': { 'zh-CN': '此次登录已过期' },
  'It took too long, or was finished before. Please begin again.': {
    'zh-CN': '用时过长，或此前已经完成。请重新开始。',
  },
  'This sign-in began in another browser': { 'zh-CN': '此次登录是在另一个浏览器中开始的' },
  'It can be finished only where it began. If you began it here, cookies may be switched off.': {
    'zh-CN': '只能在开始的浏览器中完成。如果你是在这里开始的，可能是 Cookie 被关闭了。',
  },
  '{provider} cannot be reached now': { 'zh-CN': '暂时无法连接 {provider}' },
  'Nothing was changed. Please try again in a few minutes.': { 'zh-CN': '未做任何更改。请过几分钟再试。' },
  'Signing in with {provider} did not work': { 'zh-CN': '无法通过 {provider} 登录' },
  'Its answer could not be trusted, so it was not used. Please try again.': {
    'zh-CN': '它的回应不可信，因此未被采用。请再试一次。',
  },

  // What could not be
  'This page does not exist': { 'zh-CN': '此页面不存在' },
  'The address may be incomplete, or what was here is gone.': { 'zh-CN': '地址可能不完整，或内容已不存在。' },
  'This did not come from our page': { 'zh-CN': '此操作并非来自我们的页面' },
  'It was not done, to protect you. Go back, load the page again and try once more.': {
    'zh-CN': '为了保护你，操作未执行。请返回并刷新页面后再试一次。',
  },
  'You asked too often': { 'zh-CN': '请求过于频繁' },
  'Please wait a minute, then try again.': { 'zh-CN': '请稍等一分钟再试。' },
  'Something went wrong': { 'zh-CN': '出了点问题' },
  'It is not your fault. Please try again in a few minutes.': { 'zh-CN': '这不是你的问题。请过几分钟再试。' },
} as const satisfies Readonly<Record<string, Readonly<Record<TranslatedTag, string>>>>;

/** A text in English, which is also its name. */
export type TextKey = keyof typeof texts;

/** A text in another language. */
export const translated = (key: TextKey, tag: TranslatedTag): string => texts[key][tag];
