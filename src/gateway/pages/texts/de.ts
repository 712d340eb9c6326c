import type { Texts, TwoForms } from '../texts.js';

/** German, with the “du” of the networks themselves. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': 'Angemeldet als {name} mit {provider}',
  'Signed in with {provider}': 'Angemeldet mit {provider}',
  'What I follow': 'Wem ich folge',
  'Continue with {provider}': 'Weiter mit {provider}',
  'Use another account': 'Anderes Konto verwenden',
  'Sign out': 'Abmelden',
  'Try again': 'Noch einmal versuchen',
  Back: 'Zurück',
  Cancel: 'Abbrechen',
  'This place has no way to sign in yet. Its operator has to add one.':
    'Hier kann man sich noch nicht anmelden. Die Betreiber müssen erst einen Weg dafür einrichten.',

  // Approve page
  'Follow {name}?': '{name} folgen?',
  'Follow {name}': '{name} folgen',
  Follow: 'Folgen',
  'Not now': 'Jetzt nicht',
  '{site} asks you to follow this account.': '{site} bittet dich, diesem Konto zu folgen.',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    'Die Website kann dann zeigen, welchen Konten du hier folgst, und für dich entfolgen. Sie erfährt nicht, wer du bist.',
  'You follow {name} already. Confirm to let this site show it.':
    'Du folgst {name} bereits. Bestätige, damit diese Website das zeigen darf.',
  'Let it show that': 'Anzeige erlauben',
  'That was very quick. Please look once more, then confirm.':
    'Das ging sehr schnell. Sieh bitte noch einmal hin und bestätige dann.',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    'Diese Seite war zu lange offen, oder du hast dich seitdem neu angemeldet. Bitte bestätige noch einmal.',
  'You follow {name}': 'Du folgst {name}',
  'You can close this window.': 'Du kannst dieses Fenster schließen.',
  'Close this window': 'Dieses Fenster schließen',
  'Back to {site}': 'Zurück zu {site}',
  'Nothing was changed': 'Es wurde nichts geändert',
  'You do not follow {name} through this request.': 'Du folgst {name} nicht durch diese Anfrage.',
  'This request has been answered': 'Diese Anfrage ist schon beantwortet',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    'Jede Anfrage kann nur einmal beantwortet werden. Um {name} zu folgen, drücke noch einmal die Schaltfläche auf der Website.',
  'This request has expired': 'Diese Anfrage ist abgelaufen',
  'It was open for too long. To follow {name}, press the button on the website again.':
    'Sie war zu lange offen. Um {name} zu folgen, drücke noch einmal die Schaltfläche auf der Website.',
  'There is no such request': 'Diese Anfrage gibt es nicht',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    'Vielleicht ist die Adresse unvollständig, oder die Anfrage ist längst vorbei. Drücke noch einmal die Schaltfläche auf der Website.',
  'You follow as many accounts as you can': 'Du folgst so vielen Konten, wie möglich ist',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    'Hier kann eine Person {n} Konto folgen. Entfolge einem und drücke dann noch einmal die Schaltfläche.|Hier kann eine Person {n} Konten folgen. Entfolge einem und drücke dann noch einmal die Schaltfläche.',

  // Official accounts of other platforms
  WeChat: 'WeChat',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': '{name} auf {network} folgen',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    'Die Website kann dann zeigen, welchen Konten du hier folgst. Sie erfährt nicht, wer du bist.',
  'You do not follow {name} yet': 'Du folgst {name} noch nicht',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    'Du bist angemeldet, folgst diesem Konto aber auf {network} noch nicht. Folge ihm dort oder versuche es noch einmal.',
  'QR code of {name} on {network}': 'QR-Code von {name} auf {network}',
  'Scan this code with {network} on your phone, and follow the account there.':
    'Scanne diesen Code mit {network} auf deinem Handy und folge dem Konto dort.',
  'Look for {handle} in {network}, and follow the account there.':
    'Suche in {network} nach {handle} und folge dem Konto dort.',
  'The website shows it at once.': 'Die Website zeigt es sofort.',
  'The website shows it. You can close this window.': 'Die Website zeigt es. Du kannst dieses Fenster schließen.',
  'The code cannot be shown now.': 'Der Code kann gerade nicht angezeigt werden.',
  'How to follow': 'So folgst du',
  'What it has posted cannot be shown now.': 'Die Beiträge können gerade nicht angezeigt werden.',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': 'Wie lautet dein Handle auf Bluesky?',
  'From which server do you follow people?': 'Von welchem Server aus folgst du anderen?',
  'For example: {example}': 'Zum Beispiel: {example}',
  'Leave it empty for {server}.': 'Leer lassen für {server}.',
  Continue: 'Weiter',
  'Continue to {server}': 'Weiter zu {server}',
  'Your server asks you whether this is all right. Then you come back here.':
    'Dein Server fragt dich, ob das in Ordnung ist. Danach kommst du hierher zurück.',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    'Die Website kann dann zeigen, welchen Konten du auf {network} folgst, und für dich entfolgen. Sie erfährt nicht, wer du bist.',
  'You have asked to follow {name}': 'Du hast angefragt, {name} zu folgen',
  'They decide who follows them. You can close this window.':
    'Das Konto entscheidet selbst, wer ihm folgt. Du kannst dieses Fenster schließen.',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    'Dein Server lässt dich keinen weiteren Konten folgen. Entfolge dort einem und drücke dann noch einmal die Schaltfläche.',
  'There is no such server or account. Please look once more at what you typed.':
    'Diesen Server oder dieses Konto gibt es nicht. Prüfe bitte, was du eingegeben hast.',
  'Your server does not allow this. You can use another one.':
    'Dein Server erlaubt das nicht. Du kannst einen anderen verwenden.',
  'You are not signed in there anymore. Please say again where you are.':
    'Du bist dort nicht mehr angemeldet. Gib bitte noch einmal an, wo dein Konto ist.',
  'Your server wants you to wait. Please try again in a few minutes.':
    'Dein Server bittet um Geduld. Versuche es in ein paar Minuten noch einmal.',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    'Dein Server ist gerade nicht erreichbar. Versuche es in ein paar Minuten noch einmal oder verwende einen anderen.',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    'Die Antwort deines Servers ist unbrauchbar. Versuche es noch einmal oder verwende einen anderen.',
  'Your server does not know this account, or does not let you follow it.':
    'Dein Server kennt dieses Konto nicht oder lässt dich ihm nicht folgen.',

  // Follow page of an account
  Unfollow: 'Entfolgen',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    'Du zählst zu den Followern von {handle}, und niemand sieht, dass du es bist.',
  'To the page of {name}': 'Zur Seite von {name}',

  // What I follow
  'You follow {n} account|You follow {n} accounts': 'Du folgst {n} Konto|Du folgst {n} Konten',
  'You follow nobody yet.': 'Du folgst noch niemandem.',
  'Since {date}': 'Seit dem {date}',
  'Since {date}, at {site}': 'Seit dem {date}, auf {site}',
  'Unfollow {name}': '{name} entfolgen',
  'Sites you allowed': 'Websites, die du erlaubt hast',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    'Sie dürfen zeigen, wem du folgst, und für dich entfolgen. Sie wissen nicht, wer du bist.',
  'They may show what you follow. They do not know who you are.':
    'Sie dürfen zeigen, wem du folgst. Sie wissen nicht, wer du bist.',
  'To unfollow, use the app {network}.': 'Entfolgen kannst du in der App {network}.',
  'What you follow in an app of your own stays followed there.':
    'Wem du in einer eigenen App folgst, dem folgst du dort weiterhin.',
  'You have allowed no site.': 'Du hast keine Website erlaubt.',
  'Since {date}, last used {used}': 'Seit dem {date}, zuletzt genutzt: {used}',
  Revoke: 'Widerrufen',
  'Revoke for {site}': 'Für {site} widerrufen',
  'You do not follow {name} anymore.': 'Du folgst {name} nicht mehr.',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site} kann nicht mehr zeigen oder ändern, wem du folgst. Du folgst denselben Konten wie zuvor.',
  'Networks you allowed': 'Netzwerke, die du erlaubt hast',
  'You let this place follow on them for you. Whom you follow is kept there.':
    'Du lässt diesen Dienst dort für dich folgen. Wem du folgst, wird dort gespeichert.',
  Disconnect: 'Trennen',
  'Disconnect {name}': '{name} trennen',
  '{network} is disconnected. You follow the same accounts as before.':
    '{network} ist getrennt. Du folgst denselben Konten wie zuvor.',
  'What you follow on Bluesky and Mastodon stays followed there.':
    'Wem du auf Bluesky und Mastodon folgst, dem folgst du dort weiterhin.',
  'This browser and others': 'Dieser Browser und andere',
  'Sign out everywhere': 'Überall abmelden',
  'Everything about you': 'Alles über dich',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    'Du kannst alles löschen, was hier über dich gespeichert ist: wem du folgst, welche Websites du erlaubt hast und deine Anmeldung.',
  'Delete everything …': 'Alles löschen …',
  'Delete everything about you?': 'Alles über dich löschen?',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    'Du folgst hier dann niemandem mehr, keine Website weiß, wem du gefolgt bist, und nichts über dich bleibt gespeichert. Das lässt sich nicht rückgängig machen.',
  'Delete everything': 'Alles löschen',
  'Everything is deleted': 'Alles ist gelöscht',
  'Nothing about you is kept here anymore.': 'Hier ist nichts mehr über dich gespeichert.',
  'Sign in to see what you follow and which sites you allowed.':
    'Melde dich an, um zu sehen, wem du folgst und welche Websites du erlaubt hast.',
  'Page {n} of {total}': 'Seite {n} von {total}',
  Previous: 'Zurück',
  Next: 'Weiter',

  // Page of an account, page of a post
  Posts: 'Beiträge',
  '{n} follower|{n} followers': '{n} Follower|{n} Follower',
  '{n} post|{n} posts': '{n} Beitrag|{n} Beiträge',
  Website: 'Website',
  Pinned: 'Angeheftet',
  'Content warning': 'Inhaltswarnung',
  'Content warning: {text}': 'Inhaltswarnung: {text}',
  Show: 'Anzeigen',
  Hide: 'Ausblenden',
  'Picture {n} of {total}': 'Bild {n} von {total}',
  '{n} more picture|{n} more pictures': '{n} weiteres Bild|{n} weitere Bilder',
  'Edited {date}': 'Bearbeitet am {date}',
  'Nothing has been posted yet.': 'Es wurde noch nichts veröffentlicht.',
  'Older posts': 'Ältere Beiträge',
  'Newest posts': 'Neueste Beiträge',
  'All posts by {name}': 'Alle Beiträge von {name}',
  'Post by {name}': 'Beitrag von {name}',
  '{name}: {text}': '{name}: {text}',

  // Sign-in
  'How do you want to sign in?': 'Wie möchtest du dich anmelden?',
  'You did not sign in': 'Du hast dich nicht angemeldet',
  'You, or {provider}, said no. Nothing was changed.': 'Du oder {provider} hat abgelehnt. Es wurde nichts geändert.',
  'This sign-in has expired': 'Diese Anmeldung ist abgelaufen',
  'It took too long, or was finished before. Please begin again.':
    'Sie hat zu lange gedauert oder war schon abgeschlossen. Bitte fang noch einmal an.',
  'This sign-in began in another browser': 'Diese Anmeldung hat in einem anderen Browser begonnen',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    'Sie lässt sich nur dort abschließen, wo sie begonnen hat. War das hier, sind vielleicht Cookies ausgeschaltet.',
  '{provider} cannot be reached now': '{provider} ist gerade nicht erreichbar',
  'Nothing was changed. Please try again in a few minutes.':
    'Es wurde nichts geändert. Versuche es in ein paar Minuten noch einmal.',
  'Signing in with {provider} did not work': 'Die Anmeldung mit {provider} hat nicht geklappt',
  'Its answer could not be trusted, so it was not used. Please try again.':
    'Der Antwort war nicht zu trauen, darum wurde sie nicht verwendet. Versuche es noch einmal.',

  // What could not be
  'This page does not exist': 'Diese Seite gibt es nicht',
  'The address may be incomplete, or what was here is gone.':
    'Vielleicht ist die Adresse unvollständig, oder was hier war, ist weg.',
  'This did not come from our page': 'Das kam nicht von unserer Seite',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    'Zu deinem Schutz wurde es nicht ausgeführt. Geh zurück, lade die Seite neu und versuche es noch einmal.',
  'You asked too often': 'Zu viele Anfragen',
  'Please wait a minute, then try again.': 'Warte bitte eine Minute und versuche es dann noch einmal.',
  'Something went wrong': 'Etwas ist schiefgegangen',
  'It is not your fault. Please try again in a few minutes.':
    'Das liegt nicht an dir. Versuche es in ein paar Minuten noch einmal.',
} as const satisfies Texts<TwoForms>;
