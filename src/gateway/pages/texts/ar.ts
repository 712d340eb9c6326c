import type { Texts, SixForms } from '../texts.js';

/** Modern Standard Arabic. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': 'تم تسجيل الدخول باسم {name} عبر {provider}',
  'Signed in with {provider}': 'تم تسجيل الدخول عبر {provider}',
  'What I follow': 'من أتابعهم',
  'Continue with {provider}': 'المتابعة عبر {provider}',
  'Use another account': 'استخدام حساب آخر',
  'Sign out': 'تسجيل الخروج',
  'Try again': 'إعادة المحاولة',
  Back: 'رجوع',
  Cancel: 'إلغاء',
  'This place has no way to sign in yet. Its operator has to add one.':
    'لا توجد هنا طريقة لتسجيل الدخول بعد. على المشغّل إضافة طريقة.',

  // Approve page
  'Follow {name}?': 'متابعة {name}؟',
  'Follow {name}': 'متابعة {name}',
  Follow: 'متابعة',
  'Not now': 'ليس الآن',
  '{site} asks you to follow this account.': 'يطلب منك {site} متابعة هذا الحساب.',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    'سيتمكن الموقع من عرض الحسابات التي تتابعها هنا، ومن إلغاء متابعتها نيابةً عنك. ولن يعرف من أنت.',
  'You follow {name} already. Confirm to let this site show it.':
    'أنت تتابع {name} بالفعل. أكِّد ليتمكن هذا الموقع من عرض ذلك.',
  'Let it show that': 'السماح بعرض ذلك',
  'That was very quick. Please look once more, then confirm.': 'كان ذلك سريعًا جدًا. يُرجى النظر مرة أخرى ثم التأكيد.',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    'ظلت هذه الصفحة مفتوحة مدة طويلة، أو سجّلت الدخول من جديد منذ ذلك الحين. يُرجى التأكيد مرة أخرى.',
  'You follow {name}': 'أنت تتابع {name}',
  'You can close this window.': 'يمكنك إغلاق هذه النافذة.',
  'Close this window': 'إغلاق هذه النافذة',
  'Back to {site}': 'العودة إلى {site}',
  'Nothing was changed': 'لم يتغير شيء',
  'You do not follow {name} through this request.': 'لا تتابع {name} من خلال هذا الطلب.',
  'This request has been answered': 'سبق الرد على هذا الطلب',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    'يمكن الرد على كل طلب مرة واحدة. لمتابعة {name}، اضغط الزر في الموقع مرة أخرى.',
  'This request has expired': 'انتهت صلاحية هذا الطلب',
  'It was open for too long. To follow {name}, press the button on the website again.':
    'ظل الطلب مفتوحًا مدة طويلة. لمتابعة {name}، اضغط الزر في الموقع مرة أخرى.',
  'There is no such request': 'لا يوجد طلب كهذا',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    'قد يكون العنوان غير مكتمل، أو انتهى الطلب منذ مدة طويلة. اضغط الزر في الموقع مرة أخرى.',
  'You follow as many accounts as you can': 'بلغت الحد الأقصى للحسابات التي يمكنك متابعتها',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    'يمكن لكل شخص هنا متابعة حساب واحد. ألغِ متابعة حساب ثم اضغط الزر مرة أخرى.|يمكن لكل شخص هنا متابعة {n} حساب. ألغِ متابعة حساب ثم اضغط الزر مرة أخرى.|يمكن لكل شخص هنا متابعة {n} حسابًا. ألغِ متابعة حساب ثم اضغط الزر مرة أخرى.|لا يمكن لأحد هنا متابعة أي حساب.|يمكن لكل شخص هنا متابعة حسابين. ألغِ متابعة حساب ثم اضغط الزر مرة أخرى.|يمكن لكل شخص هنا متابعة {n} حسابات. ألغِ متابعة حساب ثم اضغط الزر مرة أخرى.',

  // Official accounts of other platforms
  WeChat: 'WeChat',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': 'متابعة {name} على {network}',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    'سيتمكن الموقع من عرض الحسابات التي تتابعها هنا. ولن يعرف من أنت.',
  'You do not follow {name} yet': 'لا تتابع {name} بعد',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    'تم تسجيل دخولك، لكن هذا الحساب ليس ضمن ما تتابعه على {network}. تابعه هناك، أو حاول مرة أخرى.',
  'QR code of {name} on {network}': 'رمز QR الخاص بـ {name} على {network}',
  'Scan this code with {network} on your phone, and follow the account there.':
    'امسح هذا الرمز باستخدام {network} على هاتفك، وتابع الحساب هناك.',
  'Look for {handle} in {network}, and follow the account there.':
    'ابحث عن \u2068{handle}\u2069 في {network}، وتابع الحساب هناك.',
  'The website shows it at once.': 'يعرض الموقع ذلك فورًا.',
  'The website shows it. You can close this window.': 'يعرض الموقع ذلك. يمكنك إغلاق هذه النافذة.',
  'The code cannot be shown now.': 'لا يمكن عرض الرمز الآن.',
  'How to follow': 'كيفية المتابعة',
  'What it has posted cannot be shown now.': 'لا يمكن عرض المنشورات الآن.',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': 'ما اسم حسابك على Bluesky؟',
  'From which server do you follow people?': 'من أي خادم تتابع الآخرين؟',
  'For example: {example}': 'مثال: \u2068{example}\u2069',
  'Leave it empty for {server}.': 'اتركه فارغًا لاستخدام \u2068{server}\u2069.',
  Continue: 'استمرار',
  'Continue to {server}': 'الاستمرار إلى \u2068{server}\u2069',
  'Your server asks you whether this is all right. Then you come back here.':
    'سيسألك خادمك إن كنت توافق، ثم تعود إلى هنا.',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    'سيتمكن الموقع من عرض الحسابات التي تتابعها على {network}، ومن إلغاء متابعتها نيابةً عنك. ولن يعرف من أنت.',
  'You have asked to follow {name}': 'لقد طلبت متابعة {name}',
  'They decide who follows them. You can close this window.': 'صاحب الحساب يقرر من يتابعه. يمكنك إغلاق هذه النافذة.',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    'لا يسمح لك خادمك بمتابعة مزيد من الحسابات. ألغِ متابعة حساب هناك ثم اضغط الزر مرة أخرى.',
  'There is no such server or account. Please look once more at what you typed.':
    'لا يوجد خادم أو حساب كهذا. يُرجى مراجعة ما كتبته.',
  'Your server does not allow this. You can use another one.': 'لا يسمح خادمك بذلك. يمكنك استخدام خادم آخر.',
  'You are not signed in there anymore. Please say again where you are.':
    'لم تعد مسجّل الدخول هناك. يُرجى ذكر مكان حسابك مرة أخرى.',
  'Your server wants you to wait. Please try again in a few minutes.':
    'يطلب خادمك الانتظار. حاول مرة أخرى بعد بضع دقائق.',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    'لا يمكن الوصول إلى خادمك الآن. حاول مرة أخرى بعد بضع دقائق، أو استخدم خادمًا آخر.',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    'لا يمكن استخدام رد خادمك. حاول مرة أخرى، أو استخدم خادمًا آخر.',
  'Your server does not know this account, or does not let you follow it.':
    'لا يعرف خادمك هذا الحساب، أو لا يسمح لك بمتابعته.',

  // Follow page of an account
  Unfollow: 'إلغاء المتابعة',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    'تُحسب ضمن متابعي \u2068{handle}\u2069، ولا يرى أحد أنه أنت.',
  'To the page of {name}': 'إلى صفحة {name}',

  // What I follow
  'You follow {n} account|You follow {n} accounts':
    'أنت تتابع حسابًا واحدًا|أنت تتابع {n} حساب|أنت تتابع {n} حسابًا|لا تتابع أي حساب|أنت تتابع حسابين|أنت تتابع {n} حسابات',
  'You follow nobody yet.': 'لا تتابع أحدًا بعد.',
  'Since {date}': 'منذ {date}',
  'Since {date}, at {site}': 'منذ {date}، عبر {site}',
  'Unfollow {name}': 'إلغاء متابعة {name}',
  'Sites you allowed': 'المواقع التي سمحت لها',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    'يمكنها عرض ما تتابعه، وإلغاء المتابعة نيابةً عنك. وهي لا تعرف من أنت.',
  'They may show what you follow. They do not know who you are.': 'يمكنها عرض ما تتابعه. وهي لا تعرف من أنت.',
  'To unfollow, use the app {network}.': 'لإلغاء المتابعة، استخدم تطبيق {network}.',
  'What you follow in an app of your own stays followed there.': 'ما تتابعه في تطبيق لديك يبقى متابَعًا هناك.',
  'You have allowed no site.': 'لم تسمح لأي موقع.',
  'Since {date}, last used {used}': 'منذ {date}، آخر استخدام: {used}',
  Revoke: 'إلغاء الإذن',
  'Revoke for {site}': 'إلغاء إذن {site}',
  'You do not follow {name} anymore.': 'لم تعد تتابع {name}.',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    'لم يعد بإمكان {site} عرض ما تتابعه أو تغييره. وما زلت تتابع الحسابات نفسها.',
  'Networks you allowed': 'الشبكات التي سمحت لها',
  'You let this place follow on them for you. Whom you follow is kept there.':
    'تسمح لهذه الخدمة بالمتابعة عليها نيابةً عنك. ويُحفظ ما تتابعه هناك.',
  Disconnect: 'قطع الاتصال',
  'Disconnect {name}': 'قطع الاتصال بـ {name}',
  '{network} is disconnected. You follow the same accounts as before.':
    'قُطع الاتصال بـ {network}. وما زلت تتابع الحسابات نفسها.',
  'What you follow on Bluesky and Mastodon stays followed there.': 'ما تتابعه على Bluesky وMastodon يبقى متابَعًا هناك.',
  'This browser and others': 'هذا المتصفح وغيره',
  'Sign out everywhere': 'تسجيل الخروج من كل مكان',
  'Everything about you': 'كل ما يخصك',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    'يمكنك حذف كل ما يُحفظ عنك هنا: ما تتابعه، والمواقع التي سمحت لها، وتسجيل دخولك.',
  'Delete everything …': 'حذف كل شيء…',
  'Delete everything about you?': 'حذف كل ما يخصك؟',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    'لن تتابع أحدًا هنا، ولن يعرف أي موقع ما كنت تتابعه، ولن يُحفظ شيء عنك. لا يمكن التراجع عن ذلك.',
  'Delete everything': 'حذف كل شيء',
  'Everything is deleted': 'حُذف كل شيء',
  'Nothing about you is kept here anymore.': 'لم يعد يُحفظ شيء عنك هنا.',
  'Sign in to see what you follow and which sites you allowed.': 'سجّل الدخول لترى ما تتابعه والمواقع التي سمحت لها.',
  'Page {n} of {total}': 'الصفحة {n} من {total}',
  Previous: 'السابقة',
  Next: 'التالية',

  // Page of an account, page of a post
  Posts: 'المنشورات',
  '{n} follower|{n} followers': 'متابع واحد|{n} متابع|{n} متابعًا|لا متابعين|متابعان|{n} متابعين',
  '{n} post|{n} posts': 'منشور واحد|{n} منشور|{n} منشورًا|لا منشورات|منشوران|{n} منشورات',
  Website: 'الموقع الإلكتروني',
  Pinned: 'مثبَّت',
  'Content warning': 'تحذير من المحتوى',
  'Content warning: {text}': 'تحذير من المحتوى: {text}',
  Show: 'عرض',
  Hide: 'إخفاء',
  'Picture {n} of {total}': 'الصورة {n} من {total}',
  '{n} more picture|{n} more pictures': 'صورة أخرى|{n} صورة أخرى|{n} صورة أخرى|لا صور أخرى|صورتان أخريان|{n} صور أخرى',
  'Edited {date}': 'عُدّل في {date}',
  'Nothing has been posted yet.': 'لم يُنشر شيء بعد.',
  'Older posts': 'منشورات أقدم',
  'Newest posts': 'أحدث المنشورات',
  'All posts by {name}': 'كل منشورات {name}',
  'Post by {name}': 'منشور من {name}',
  '{name}: {text}': '{name}: {text}',

  // Sign-in
  'How do you want to sign in?': 'كيف تريد تسجيل الدخول؟',
  'You did not sign in': 'لم تسجّل الدخول',
  'You, or {provider}, said no. Nothing was changed.': 'رفضت أنت أو {provider}. لم يتغير شيء.',
  'This sign-in has expired': 'انتهت صلاحية تسجيل الدخول هذا',
  'It took too long, or was finished before. Please begin again.':
    'استغرق وقتًا طويلًا، أو سبق إتمامه. يُرجى البدء من جديد.',
  'This sign-in began in another browser': 'بدأ تسجيل الدخول هذا في متصفح آخر',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    'لا يمكن إتمامه إلا حيث بدأ. إن كنت بدأته هنا، فقد تكون ملفات تعريف الارتباط معطّلة.',
  '{provider} cannot be reached now': 'لا يمكن الوصول إلى {provider} الآن',
  'Nothing was changed. Please try again in a few minutes.': 'لم يتغير شيء. حاول مرة أخرى بعد بضع دقائق.',
  'Signing in with {provider} did not work': 'تعذّر تسجيل الدخول عبر {provider}',
  'Its answer could not be trusted, so it was not used. Please try again.':
    'تعذّر الوثوق بالرد، فلم يُستخدم. حاول مرة أخرى.',

  // What could not be
  'This page does not exist': 'هذه الصفحة غير موجودة',
  'The address may be incomplete, or what was here is gone.': 'قد يكون العنوان غير مكتمل، أو زال ما كان هنا.',
  'This did not come from our page': 'لم يأتِ هذا من صفحتنا',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    'لم يُنفَّذ ذلك حمايةً لك. ارجع وأعد تحميل الصفحة ثم حاول مرة أخرى.',
  'You asked too often': 'طلبات كثيرة جدًا',
  'Please wait a minute, then try again.': 'يُرجى الانتظار دقيقة ثم المحاولة مرة أخرى.',
  'Something went wrong': 'حدث خطأ ما',
  'It is not your fault. Please try again in a few minutes.': 'ليس هذا خطأك. حاول مرة أخرى بعد بضع دقائق.',
} as const satisfies Texts<SixForms>;
