import type { Texts, TwoForms } from '../texts.js';

/** Hindi. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': '{provider} से {name} के रूप में साइन इन हैं',
  'Signed in with {provider}': '{provider} से साइन इन हैं',
  'What I follow': 'मेरे फ़ॉलो किए हुए खाते',
  'Continue with {provider}': '{provider} से जारी रखें',
  'Use another account': 'दूसरा खाता इस्तेमाल करें',
  'Sign out': 'साइन आउट करें',
  'Try again': 'फिर से कोशिश करें',
  Back: 'वापस',
  Cancel: 'रद्द करें',
  'This place has no way to sign in yet. Its operator has to add one.':
    'यहाँ अभी साइन इन करने का कोई तरीका नहीं है। संचालक को इसे जोड़ना होगा।',

  // Approve page
  'Follow {name}?': '{name} को फ़ॉलो करें?',
  'Follow {name}': '{name} को फ़ॉलो करें',
  Follow: 'फ़ॉलो करें',
  'Not now': 'अभी नहीं',
  '{site} asks you to follow this account.': '{site} आपसे इस खाते को फ़ॉलो करने के लिए कहता है।',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    'यह साइट दिखा सकेगी कि आप यहाँ किन खातों को फ़ॉलो करते हैं, और आपकी ओर से अनफ़ॉलो कर सकेगी। इसे पता नहीं चलेगा कि आप कौन हैं।',
  'You follow {name} already. Confirm to let this site show it.':
    'आप {name} को पहले से फ़ॉलो करते हैं। पुष्टि करें ताकि यह साइट इसे दिखा सके।',
  'Let it show that': 'दिखाने की अनुमति दें',
  'That was very quick. Please look once more, then confirm.': 'यह बहुत जल्दी हुआ। कृपया एक बार फिर देखें, फिर पुष्टि करें।',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    'यह पेज बहुत देर तक खुला रहा, या आपने इस बीच फिर से साइन इन किया। कृपया एक बार फिर पुष्टि करें।',
  'You follow {name}': 'आप {name} को फ़ॉलो करते हैं',
  'You can close this window.': 'आप यह विंडो बंद कर सकते हैं।',
  'Close this window': 'यह विंडो बंद करें',
  'Back to {site}': '{site} पर वापस जाएँ',
  'Nothing was changed': 'कुछ नहीं बदला गया',
  'You do not follow {name} through this request.': 'इस अनुरोध से आप {name} को फ़ॉलो नहीं करते।',
  'This request has been answered': 'इस अनुरोध का जवाब दिया जा चुका है',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    'हर अनुरोध का जवाब एक ही बार दिया जा सकता है। {name} को फ़ॉलो करने के लिए वेबसाइट पर बटन फिर से दबाएँ।',
  'This request has expired': 'यह अनुरोध समाप्त हो चुका है',
  'It was open for too long. To follow {name}, press the button on the website again.':
    'यह बहुत देर तक खुला रहा। {name} को फ़ॉलो करने के लिए वेबसाइट पर बटन फिर से दबाएँ।',
  'There is no such request': 'ऐसा कोई अनुरोध नहीं है',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    'हो सकता है पता अधूरा हो, या अनुरोध बहुत पहले समाप्त हो चुका हो। वेबसाइट पर बटन फिर से दबाएँ।',
  'You follow as many accounts as you can': 'आप जितने खाते फ़ॉलो कर सकते हैं, उतने कर चुके हैं',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    'यहाँ एक व्यक्ति {n} खाता फ़ॉलो कर सकता है। किसी एक को अनफ़ॉलो करें, फिर बटन दोबारा दबाएँ।|यहाँ एक व्यक्ति {n} खाते फ़ॉलो कर सकता है। किसी एक को अनफ़ॉलो करें, फिर बटन दोबारा दबाएँ।',

  // Official accounts of other platforms
  WeChat: 'WeChat',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': '{network} पर {name} को फ़ॉलो करें',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    'यह साइट दिखा सकेगी कि आप यहाँ किन खातों को फ़ॉलो करते हैं। इसे पता नहीं चलेगा कि आप कौन हैं।',
  'You do not follow {name} yet': 'आप अभी {name} को फ़ॉलो नहीं करते',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    'आप साइन इन हैं, लेकिन यह खाता उनमें नहीं है जिन्हें आप {network} पर फ़ॉलो करते हैं। इसे वहाँ फ़ॉलो करें, या फिर से कोशिश करें।',
  'QR code of {name} on {network}': '{network} पर {name} का QR कोड',
  'Scan this code with {network} on your phone, and follow the account there.':
    'अपने फ़ोन पर {network} से यह कोड स्कैन करें, और वहाँ खाते को फ़ॉलो करें।',
  'Look for {handle} in {network}, and follow the account there.': '{network} में {handle} खोजें, और वहाँ खाते को फ़ॉलो करें।',
  'The website shows it at once.': 'वेबसाइट इसे तुरंत दिखाती है।',
  'The website shows it. You can close this window.': 'वेबसाइट इसे दिखाती है। आप यह विंडो बंद कर सकते हैं।',
  'The code cannot be shown now.': 'कोड अभी नहीं दिखाया जा सकता।',
  'How to follow': 'फ़ॉलो करने का तरीका',
  'What it has posted cannot be shown now.': 'इसकी पोस्ट अभी नहीं दिखाई जा सकतीं।',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': 'Bluesky पर आपका हैंडल क्या है?',
  'From which server do you follow people?': 'आप किस सर्वर से लोगों को फ़ॉलो करते हैं?',
  'For example: {example}': 'उदाहरण के लिए: {example}',
  'Leave it empty for {server}.': '{server} के लिए इसे खाली छोड़ दें।',
  Continue: 'जारी रखें',
  'Continue to {server}': '{server} पर जाएँ',
  'Your server asks you whether this is all right. Then you come back here.':
    'आपका सर्वर आपसे पूछेगा कि क्या यह ठीक है। फिर आप यहाँ वापस आएँगे।',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    'यह साइट दिखा सकेगी कि आप {network} पर किन खातों को फ़ॉलो करते हैं, और आपकी ओर से अनफ़ॉलो कर सकेगी। इसे पता नहीं चलेगा कि आप कौन हैं।',
  'You have asked to follow {name}': 'आपने {name} को फ़ॉलो करने का अनुरोध किया है',
  'They decide who follows them. You can close this window.': 'वे तय करते हैं कि उन्हें कौन फ़ॉलो करे। आप यह विंडो बंद कर सकते हैं।',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    'आपका सर्वर आपको और खाते फ़ॉलो नहीं करने देता। वहाँ किसी एक को अनफ़ॉलो करें, फिर बटन दोबारा दबाएँ।',
  'There is no such server or account. Please look once more at what you typed.':
    'ऐसा कोई सर्वर या खाता नहीं है। आपने जो लिखा है उसे एक बार फिर देखें।',
  'Your server does not allow this. You can use another one.':
    'आपका सर्वर इसकी अनुमति नहीं देता। आप कोई दूसरा सर्वर इस्तेमाल कर सकते हैं।',
  'You are not signed in there anymore. Please say again where you are.':
    'आप वहाँ अब साइन इन नहीं हैं। कृपया फिर से बताएँ कि आपका खाता कहाँ है।',
  'Your server wants you to wait. Please try again in a few minutes.':
    'आपका सर्वर चाहता है कि आप प्रतीक्षा करें। कुछ मिनट बाद फिर से कोशिश करें।',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    'आपके सर्वर से अभी संपर्क नहीं हो सकता। कुछ मिनट बाद फिर से कोशिश करें, या कोई दूसरा सर्वर इस्तेमाल करें।',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    'आपके सर्वर का जवाब इस्तेमाल नहीं किया जा सकता। फिर से कोशिश करें, या कोई दूसरा सर्वर इस्तेमाल करें।',
  'Your server does not know this account, or does not let you follow it.':
    'आपका सर्वर इस खाते को नहीं जानता, या आपको इसे फ़ॉलो नहीं करने देता।',

  // Follow page of an account
  Unfollow: 'अनफ़ॉलो करें',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    'आप {handle} के फ़ॉलोअर में गिने जाते हैं, और कोई नहीं देखता कि यह आप हैं।',
  'To the page of {name}': '{name} के पेज पर जाएँ',

  // What I follow
  'You follow {n} account|You follow {n} accounts': 'आप {n} खाते को फ़ॉलो करते हैं|आप {n} खातों को फ़ॉलो करते हैं',
  'You follow nobody yet.': 'आप अभी किसी को फ़ॉलो नहीं करते।',
  'Since {date}': '{date} से',
  'Since {date}, at {site}': '{date} से, {site} पर',
  'Unfollow {name}': '{name} को अनफ़ॉलो करें',
  'Sites you allowed': 'आपकी अनुमति वाली साइटें',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    'ये दिखा सकती हैं कि आप किन्हें फ़ॉलो करते हैं, और आपकी ओर से अनफ़ॉलो कर सकती हैं। ये नहीं जानतीं कि आप कौन हैं।',
  'They may show what you follow. They do not know who you are.':
    'ये दिखा सकती हैं कि आप किन्हें फ़ॉलो करते हैं। ये नहीं जानतीं कि आप कौन हैं।',
  'To unfollow, use the app {network}.': 'अनफ़ॉलो करने के लिए {network} ऐप इस्तेमाल करें।',
  'What you follow in an app of your own stays followed there.': 'आप अपने ऐप में जिन्हें फ़ॉलो करते हैं, वे वहाँ फ़ॉलो रहते हैं।',
  'You have allowed no site.': 'आपने किसी साइट को अनुमति नहीं दी है।',
  'Since {date}, last used {used}': '{date} से, पिछला इस्तेमाल: {used}',
  Revoke: 'अनुमति वापस लें',
  'Revoke for {site}': '{site} की अनुमति वापस लें',
  'You do not follow {name} anymore.': 'अब आप {name} को फ़ॉलो नहीं करते।',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site} अब यह न दिखा सकती है, न बदल सकती है कि आप किन्हें फ़ॉलो करते हैं। आप पहले की तरह उन्हीं खातों को फ़ॉलो करते हैं।',
  'Networks you allowed': 'आपकी अनुमति वाले नेटवर्क',
  'You let this place follow on them for you. Whom you follow is kept there.':
    'आपने इस जगह को वहाँ आपकी ओर से फ़ॉलो करने दिया है। आप किन्हें फ़ॉलो करते हैं, यह वहीं रखा जाता है।',
  Disconnect: 'डिसकनेक्ट करें',
  'Disconnect {name}': '{name} को डिसकनेक्ट करें',
  '{network} is disconnected. You follow the same accounts as before.':
    '{network} डिसकनेक्ट हो गया है। आप पहले की तरह उन्हीं खातों को फ़ॉलो करते हैं।',
  'What you follow on Bluesky and Mastodon stays followed there.':
    'आप Bluesky और Mastodon पर जिन्हें फ़ॉलो करते हैं, वे वहाँ फ़ॉलो रहते हैं।',
  'This browser and others': 'यह ब्राउज़र और अन्य',
  'Sign out everywhere': 'हर जगह से साइन आउट करें',
  'Everything about you': 'आपके बारे में सब कुछ',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    'यहाँ आपके बारे में जो कुछ रखा है, वह सब आप मिटा सकते हैं: आप किन्हें फ़ॉलो करते हैं, आपकी अनुमति वाली साइटें और आपका साइन-इन।',
  'Delete everything …': 'सब कुछ मिटाएँ…',
  'Delete everything about you?': 'आपके बारे में सब कुछ मिटाएँ?',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    'आप यहाँ किसी को फ़ॉलो नहीं करेंगे, किसी साइट को पता नहीं होगा कि आप किन्हें फ़ॉलो करते थे, और आपके बारे में कुछ नहीं रखा जाएगा। इसे वापस नहीं किया जा सकता।',
  'Delete everything': 'सब कुछ मिटाएँ',
  'Everything is deleted': 'सब कुछ मिटा दिया गया',
  'Nothing about you is kept here anymore.': 'यहाँ अब आपके बारे में कुछ नहीं रखा है।',
  'Sign in to see what you follow and which sites you allowed.':
    'आप किन्हें फ़ॉलो करते हैं और किन साइटों को अनुमति दी है, यह देखने के लिए साइन इन करें।',
  'Page {n} of {total}': 'पेज {n}, कुल {total}',
  Previous: 'पिछला',
  Next: 'अगला',

  // Page of an account, page of a post
  Posts: 'पोस्ट',
  '{n} follower|{n} followers': '{n} फ़ॉलोअर|{n} फ़ॉलोअर',
  '{n} post|{n} posts': '{n} पोस्ट|{n} पोस्ट',
  Website: 'वेबसाइट',
  Pinned: 'पिन की गई',
  'Content warning': 'कंटेंट चेतावनी',
  'Content warning: {text}': 'कंटेंट चेतावनी: {text}',
  Show: 'दिखाएँ',
  Hide: 'छिपाएँ',
  'Picture {n} of {total}': 'तस्वीर {n}, कुल {total}',
  '{n} more picture|{n} more pictures': '{n} और तस्वीर|{n} और तस्वीरें',
  'Edited {date}': '{date} को संपादित',
  'Nothing has been posted yet.': 'अभी कुछ पोस्ट नहीं किया गया है।',
  'Older posts': 'पुरानी पोस्ट',
  'Newest posts': 'सबसे नई पोस्ट',
  'All posts by {name}': '{name} की सभी पोस्ट',
  'Post by {name}': '{name} की पोस्ट',
  '{name}: {text}': '{name}: {text}',

  // Sign-in
  'How do you want to sign in?': 'आप कैसे साइन इन करना चाहते हैं?',
  'You did not sign in': 'आपने साइन इन नहीं किया',
  'You, or {provider}, said no. Nothing was changed.': 'आपने, या {provider} ने, मना कर दिया। कुछ नहीं बदला गया।',
  'This sign-in has expired': 'यह साइन-इन समाप्त हो चुका है',
  'It took too long, or was finished before. Please begin again.':
    'इसमें बहुत समय लगा, या यह पहले ही पूरा हो चुका था। कृपया फिर से शुरू करें।',
  'This sign-in began in another browser': 'यह साइन-इन किसी दूसरे ब्राउज़र में शुरू हुआ था',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    'यह वहीं पूरा हो सकता है जहाँ शुरू हुआ था। अगर आपने इसे यहीं शुरू किया था, तो शायद कुकी बंद हैं।',
  '{provider} cannot be reached now': '{provider} से अभी संपर्क नहीं हो सकता',
  'Nothing was changed. Please try again in a few minutes.': 'कुछ नहीं बदला गया। कुछ मिनट बाद फिर से कोशिश करें।',
  'Signing in with {provider} did not work': '{provider} से साइन इन नहीं हो सका',
  'Its answer could not be trusted, so it was not used. Please try again.':
    'इसके जवाब पर भरोसा नहीं किया जा सकता था, इसलिए उसे इस्तेमाल नहीं किया गया। फिर से कोशिश करें।',

  // What could not be
  'This page does not exist': 'यह पेज मौजूद नहीं है',
  'The address may be incomplete, or what was here is gone.': 'हो सकता है पता अधूरा हो, या जो यहाँ था वह अब न हो।',
  'This did not come from our page': 'यह हमारे पेज से नहीं आया',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    'आपकी सुरक्षा के लिए इसे नहीं किया गया। वापस जाएँ, पेज फिर से लोड करें और एक बार फिर कोशिश करें।',
  'You asked too often': 'आपने बहुत बार अनुरोध किया',
  'Please wait a minute, then try again.': 'कृपया एक मिनट रुकें, फिर से कोशिश करें।',
  'Something went wrong': 'कुछ गड़बड़ हो गई',
  'It is not your fault. Please try again in a few minutes.': 'इसमें आपकी गलती नहीं है। कुछ मिनट बाद फिर से कोशिश करें।',
} as const satisfies Texts<TwoForms>;
