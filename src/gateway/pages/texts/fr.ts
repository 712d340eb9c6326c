import type { Texts, ThreeForms } from '../texts.js';

/** French. Before `: ? !` stands a narrow no-break space. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': 'Connecté en tant que {name} avec {provider}',
  'Signed in with {provider}': 'Connecté avec {provider}',
  'What I follow': 'Mes abonnements',
  'Continue with {provider}': 'Continuer avec {provider}',
  'Use another account': 'Utiliser un autre compte',
  'Sign out': 'Se déconnecter',
  'Try again': 'Réessayer',
  Back: 'Retour',
  Cancel: 'Annuler',
  'This place has no way to sign in yet. Its operator has to add one.':
    'Il n’y a pas encore de moyen de se connecter ici. L’exploitant doit en ajouter un.',

  // Approve page
  'Follow {name}?': 'Suivre {name}\u202f?',
  'Follow {name}': 'Suivre {name}',
  Follow: 'Suivre',
  'Not now': 'Pas maintenant',
  '{site} asks you to follow this account.': '{site} vous propose de suivre ce compte.',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    'Ce site pourra afficher les comptes que vous suivez ici et cesser de les suivre pour vous. Il ne saura pas qui vous êtes.',
  'You follow {name} already. Confirm to let this site show it.':
    'Vous suivez déjà {name}. Confirmez pour que ce site puisse l’afficher.',
  'Let it show that': 'Autoriser l’affichage',
  'That was very quick. Please look once more, then confirm.':
    'C’était très rapide. Regardez encore une fois, puis confirmez.',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    'Cette page est restée ouverte trop longtemps, ou vous vous êtes reconnecté depuis. Confirmez encore une fois.',
  'You follow {name}': 'Vous suivez {name}',
  'You can close this window.': 'Vous pouvez fermer cette fenêtre.',
  'Close this window': 'Fermer cette fenêtre',
  'Back to {site}': 'Retour à {site}',
  'Nothing was changed': 'Rien n’a été modifié',
  'You do not follow {name} through this request.': 'Vous ne suivez pas {name} par cette demande.',
  'This request has been answered': 'Cette demande a déjà reçu une réponse',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    'Chaque demande ne peut recevoir qu’une réponse. Pour suivre {name}, appuyez de nouveau sur le bouton du site web.',
  'This request has expired': 'Cette demande a expiré',
  'It was open for too long. To follow {name}, press the button on the website again.':
    'Elle est restée ouverte trop longtemps. Pour suivre {name}, appuyez de nouveau sur le bouton du site web.',
  'There is no such request': 'Cette demande n’existe pas',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    'L’adresse est peut-être incomplète, ou la demande est terminée depuis longtemps. Appuyez de nouveau sur le bouton du site web.',
  'You follow as many accounts as you can': 'Vous suivez autant de comptes que possible',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    'Ici, chaque personne peut suivre {n} compte. Cessez d’en suivre un, puis appuyez de nouveau sur le bouton.|Ici, chaque personne peut suivre {n} comptes. Cessez d’en suivre un, puis appuyez de nouveau sur le bouton.|Ici, chaque personne peut suivre {n} de comptes. Cessez d’en suivre un, puis appuyez de nouveau sur le bouton.',

  // Official accounts of other platforms
  WeChat: 'WeChat',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': 'Suivre {name} sur {network}',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    'Ce site pourra afficher les comptes que vous suivez ici. Il ne saura pas qui vous êtes.',
  'You do not follow {name} yet': 'Vous ne suivez pas encore {name}',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    'Vous êtes connecté, mais ce compte ne figure pas parmi ceux que vous suivez sur {network}. Suivez-le là-bas, ou réessayez.',
  'QR code of {name} on {network}': 'Code QR de {name} sur {network}',
  'Scan this code with {network} on your phone, and follow the account there.':
    'Scannez ce code avec {network} sur votre téléphone, et suivez-y le compte.',
  'Look for {handle} in {network}, and follow the account there.':
    'Cherchez {handle} dans {network}, et suivez-y le compte.',
  'The website shows it at once.': 'Le site web l’affiche aussitôt.',
  'The website shows it. You can close this window.': 'Le site web l’affiche. Vous pouvez fermer cette fenêtre.',
  'The code cannot be shown now.': 'Le code ne peut pas être affiché pour l’instant.',
  'How to follow': 'Comment suivre',
  'What it has posted cannot be shown now.':
    'Les publications de ce compte ne peuvent pas être affichées pour l’instant.',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': 'Quel est votre pseudo sur Bluesky\u202f?',
  'From which server do you follow people?': 'Depuis quel serveur suivez-vous des comptes\u202f?',
  'For example: {example}': 'Par exemple\u202f: {example}',
  'Leave it empty for {server}.': 'Laissez vide pour {server}.',
  Continue: 'Continuer',
  'Continue to {server}': 'Continuer vers {server}',
  'Your server asks you whether this is all right. Then you come back here.':
    'Votre serveur vous demandera si vous êtes d’accord. Vous reviendrez ensuite ici.',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    'Ce site pourra afficher les comptes que vous suivez sur {network} et cesser de les suivre pour vous. Il ne saura pas qui vous êtes.',
  'You have asked to follow {name}': 'Vous avez demandé à suivre {name}',
  'They decide who follows them. You can close this window.':
    'Ce compte décide qui peut le suivre. Vous pouvez fermer cette fenêtre.',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    'Votre serveur ne vous laisse pas suivre davantage de comptes. Cessez d’en suivre un là-bas, puis appuyez de nouveau sur le bouton.',
  'There is no such server or account. Please look once more at what you typed.':
    'Ce serveur ou ce compte n’existe pas. Vérifiez ce que vous avez saisi.',
  'Your server does not allow this. You can use another one.':
    'Votre serveur ne l’autorise pas. Vous pouvez en utiliser un autre.',
  'You are not signed in there anymore. Please say again where you are.':
    'Vous n’y êtes plus connecté. Indiquez de nouveau où se trouve votre compte.',
  'Your server wants you to wait. Please try again in a few minutes.':
    'Votre serveur vous demande de patienter. Réessayez dans quelques minutes.',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    'Votre serveur est injoignable pour l’instant. Réessayez dans quelques minutes, ou utilisez-en un autre.',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    'La réponse de votre serveur est inutilisable. Réessayez, ou utilisez-en un autre.',
  'Your server does not know this account, or does not let you follow it.':
    'Votre serveur ne connaît pas ce compte, ou ne vous laisse pas le suivre.',

  // Follow page of an account
  Unfollow: 'Ne plus suivre',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    'Vous comptez parmi les abonnés de {handle}, et personne ne voit que c’est vous.',
  'To the page of {name}': 'Vers la page de {name}',

  // What I follow
  'You follow {n} account|You follow {n} accounts':
    'Vous suivez {n} compte|Vous suivez {n} comptes|Vous suivez {n} de comptes',
  'You follow nobody yet.': 'Vous ne suivez encore personne.',
  'Since {date}': 'Depuis le {date}',
  'Since {date}, at {site}': 'Depuis le {date}, sur {site}',
  'Unfollow {name}': 'Ne plus suivre {name}',
  'Sites you allowed': 'Sites que vous avez autorisés',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    'Ils peuvent afficher ce que vous suivez et cesser de le suivre pour vous. Ils ne savent pas qui vous êtes.',
  'They may show what you follow. They do not know who you are.':
    'Ils peuvent afficher ce que vous suivez. Ils ne savent pas qui vous êtes.',
  'To unfollow, use the app {network}.': 'Pour ne plus suivre, utilisez l’appli {network}.',
  'What you follow in an app of your own stays followed there.':
    'Ce que vous suivez dans une appli à vous y reste suivi.',
  'You have allowed no site.': 'Vous n’avez autorisé aucun site.',
  'Since {date}, last used {used}': 'Depuis le {date}, dernière utilisation\u202f: {used}',
  Revoke: 'Révoquer',
  'Revoke for {site}': 'Révoquer pour {site}',
  'You do not follow {name} anymore.': 'Vous ne suivez plus {name}.',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site} ne peut plus afficher ni modifier ce que vous suivez. Vous suivez les mêmes comptes qu’avant.',
  'Networks you allowed': 'Réseaux que vous avez autorisés',
  'You let this place follow on them for you. Whom you follow is kept there.':
    'Vous permettez à ce site d’y suivre des comptes pour vous. La liste est conservée là-bas.',
  Disconnect: 'Déconnecter',
  'Disconnect {name}': 'Déconnecter {name}',
  '{network} is disconnected. You follow the same accounts as before.':
    '{network} est déconnecté. Vous suivez les mêmes comptes qu’avant.',
  'What you follow on Bluesky and Mastodon stays followed there.':
    'Ce que vous suivez sur Bluesky et Mastodon y reste suivi.',
  'This browser and others': 'Ce navigateur et les autres',
  'Sign out everywhere': 'Se déconnecter partout',
  'Everything about you': 'Tout ce qui vous concerne',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    'Vous pouvez supprimer tout ce qui est conservé ici à votre sujet\u202f: ce que vous suivez, les sites que vous avez autorisés et votre connexion.',
  'Delete everything …': 'Tout supprimer…',
  'Delete everything about you?': 'Supprimer tout ce qui vous concerne\u202f?',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    'Vous ne suivrez plus personne ici, aucun site ne saura ce que vous suiviez, et rien ne sera conservé à votre sujet. Cette action est irréversible.',
  'Delete everything': 'Tout supprimer',
  'Everything is deleted': 'Tout est supprimé',
  'Nothing about you is kept here anymore.': 'Plus rien n’est conservé ici à votre sujet.',
  'Sign in to see what you follow and which sites you allowed.':
    'Connectez-vous pour voir ce que vous suivez et les sites que vous avez autorisés.',
  'Page {n} of {total}': 'Page {n} sur {total}',
  Previous: 'Précédente',
  Next: 'Suivante',

  // Page of an account, page of a post
  Posts: 'Publications',
  '{n} follower|{n} followers': '{n} abonné|{n} abonnés|{n} d’abonnés',
  '{n} post|{n} posts': '{n} publication|{n} publications|{n} de publications',
  Website: 'Site web',
  Pinned: 'Épinglé',
  'Content warning': 'Avertissement de contenu',
  'Content warning: {text}': 'Avertissement\u202f: {text}',
  Show: 'Afficher',
  Hide: 'Masquer',
  'Picture {n} of {total}': 'Image {n} sur {total}',
  '{n} more picture|{n} more pictures': '{n} autre image|{n} autres images|{n} d’autres images',
  'Edited {date}': 'Modifié le {date}',
  'Nothing has been posted yet.': 'Rien n’a encore été publié.',
  'Older posts': 'Publications plus anciennes',
  'Newest posts': 'Publications les plus récentes',
  'All posts by {name}': 'Toutes les publications de {name}',
  'Post by {name}': 'Publication de {name}',
  '{name}: {text}': '{name}\u202f: {text}',

  // Sign-in
  'How do you want to sign in?': 'Comment voulez-vous vous connecter\u202f?',
  'You did not sign in': 'Vous ne vous êtes pas connecté',
  'You, or {provider}, said no. Nothing was changed.': 'Vous, ou {provider}, avez refusé. Rien n’a été modifié.',
  'This sign-in has expired': 'Cette connexion a expiré',
  'It took too long, or was finished before. Please begin again.':
    'Elle a pris trop de temps, ou était déjà terminée. Recommencez.',
  'This sign-in began in another browser': 'Cette connexion a commencé dans un autre navigateur',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    'Elle ne peut se terminer que là où elle a commencé. Si c’était ici, les cookies sont peut-être désactivés.',
  '{provider} cannot be reached now': '{provider} est injoignable pour l’instant',
  'Nothing was changed. Please try again in a few minutes.': 'Rien n’a été modifié. Réessayez dans quelques minutes.',
  'Signing in with {provider} did not work': 'La connexion avec {provider} a échoué',
  'Its answer could not be trusted, so it was not used. Please try again.':
    'Sa réponse n’était pas digne de confiance et n’a donc pas été utilisée. Réessayez.',

  // What could not be
  'This page does not exist': 'Cette page n’existe pas',
  'The address may be incomplete, or what was here is gone.':
    'L’adresse est peut-être incomplète, ou ce qui se trouvait ici a disparu.',
  'This did not come from our page': 'Cela ne venait pas de notre page',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    'Rien n’a été fait, pour vous protéger. Revenez en arrière, rechargez la page et réessayez.',
  'You asked too often': 'Trop de demandes',
  'Please wait a minute, then try again.': 'Patientez une minute, puis réessayez.',
  'Something went wrong': 'Un problème est survenu',
  'It is not your fault. Please try again in a few minutes.':
    'Ce n’est pas votre faute. Réessayez dans quelques minutes.',
} as const satisfies Texts<ThreeForms>;
