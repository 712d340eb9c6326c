import type { Texts, ThreeForms } from '../texts.js';

/** Spanish, as it is written in Spain and understood everywhere. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': 'Sesión iniciada como {name} con {provider}',
  'Signed in with {provider}': 'Sesión iniciada con {provider}',
  'What I follow': 'Lo que sigo',
  'Continue with {provider}': 'Continuar con {provider}',
  'Use another account': 'Usar otra cuenta',
  'Sign out': 'Cerrar sesión',
  'Try again': 'Reintentar',
  Back: 'Atrás',
  Cancel: 'Cancelar',
  'This place has no way to sign in yet. Its operator has to add one.':
    'Aquí todavía no hay forma de iniciar sesión. Quien gestiona el sitio tiene que añadir una.',

  // Approve page
  'Follow {name}?': '¿Seguir a {name}?',
  'Follow {name}': 'Seguir a {name}',
  Follow: 'Seguir',
  'Not now': 'Ahora no',
  '{site} asks you to follow this account.': '{site} te propone seguir esta cuenta.',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    'Podrá mostrar qué cuentas sigues aquí y dejar de seguirlas por ti. No sabrá quién eres.',
  'You follow {name} already. Confirm to let this site show it.':
    'Ya sigues a {name}. Confírmalo para que este sitio pueda mostrarlo.',
  'Let it show that': 'Permitir que lo muestre',
  'That was very quick. Please look once more, then confirm.': 'Eso ha sido muy rápido. Míralo otra vez y confírmalo.',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    'Esta página ha estado abierta demasiado tiempo, o has iniciado sesión de nuevo desde entonces. Confírmalo otra vez.',
  'You follow {name}': 'Sigues a {name}',
  'You can close this window.': 'Puedes cerrar esta ventana.',
  'Close this window': 'Cerrar esta ventana',
  'Back to {site}': 'Volver a {site}',
  'Nothing was changed': 'No se ha cambiado nada',
  'You do not follow {name} through this request.': 'No sigues a {name} mediante esta solicitud.',
  'This request has been answered': 'Esta solicitud ya se ha respondido',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    'Cada solicitud se puede responder una sola vez. Para seguir a {name}, pulsa de nuevo el botón del sitio web.',
  'This request has expired': 'Esta solicitud ha caducado',
  'It was open for too long. To follow {name}, press the button on the website again.':
    'Ha estado abierta demasiado tiempo. Para seguir a {name}, pulsa de nuevo el botón del sitio web.',
  'There is no such request': 'Esta solicitud no existe',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    'Puede que la dirección esté incompleta o que la solicitud terminara hace tiempo. Pulsa de nuevo el botón del sitio web.',
  'You follow as many accounts as you can': 'Ya sigues tantas cuentas como es posible',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    'Aquí cada persona puede seguir {n} cuenta. Deja de seguir una y pulsa de nuevo el botón.|Aquí cada persona puede seguir {n} cuentas. Deja de seguir una y pulsa de nuevo el botón.|Aquí cada persona puede seguir {n} de cuentas. Deja de seguir una y pulsa de nuevo el botón.',

  // Official accounts of other platforms
  WeChat: 'WeChat',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': 'Seguir a {name} en {network}',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    'Podrá mostrar qué cuentas sigues aquí. No sabrá quién eres.',
  'You do not follow {name} yet': 'Aún no sigues a {name}',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    'Has iniciado sesión, pero esta cuenta no está entre las que sigues en {network}. Síguela allí o inténtalo de nuevo.',
  'QR code of {name} on {network}': 'Código QR de {name} en {network}',
  'Scan this code with {network} on your phone, and follow the account there.':
    'Escanea este código con {network} en el teléfono y sigue allí la cuenta.',
  'Look for {handle} in {network}, and follow the account there.':
    'Busca {handle} en {network} y sigue allí la cuenta.',
  'The website shows it at once.': 'El sitio web lo muestra enseguida.',
  'The website shows it. You can close this window.': 'El sitio web lo muestra. Puedes cerrar esta ventana.',
  'The code cannot be shown now.': 'El código no se puede mostrar ahora.',
  'How to follow': 'Cómo seguir',
  'What it has posted cannot be shown now.': 'Lo que ha publicado no se puede mostrar ahora.',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': '¿Cuál es tu nombre de usuario en Bluesky?',
  'From which server do you follow people?': '¿Desde qué servidor sigues a la gente?',
  'For example: {example}': 'Por ejemplo: {example}',
  'Leave it empty for {server}.': 'Déjalo vacío para usar {server}.',
  Continue: 'Continuar',
  'Continue to {server}': 'Continuar a {server}',
  'Your server asks you whether this is all right. Then you come back here.':
    'Tu servidor te preguntará si estás de acuerdo. Después volverás aquí.',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    'Podrá mostrar qué cuentas sigues en {network} y dejar de seguirlas por ti. No sabrá quién eres.',
  'You have asked to follow {name}': 'Has solicitado seguir a {name}',
  'They decide who follows them. You can close this window.':
    'Esa persona decide quién la sigue. Puedes cerrar esta ventana.',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    'Tu servidor no te deja seguir más cuentas. Deja de seguir una allí y pulsa de nuevo el botón.',
  'There is no such server or account. Please look once more at what you typed.':
    'No existe ese servidor o esa cuenta. Revisa lo que has escrito.',
  'Your server does not allow this. You can use another one.': 'Tu servidor no lo permite. Puedes usar otro.',
  'You are not signed in there anymore. Please say again where you are.':
    'Tu sesión allí ya no está iniciada. Indica de nuevo dónde está tu cuenta.',
  'Your server wants you to wait. Please try again in a few minutes.':
    'Tu servidor pide que esperes. Inténtalo de nuevo en unos minutos.',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    'Ahora no se puede contactar con tu servidor. Inténtalo de nuevo en unos minutos o usa otro.',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    'Tu servidor ha dado una respuesta que no se puede usar. Inténtalo de nuevo o usa otro.',
  'Your server does not know this account, or does not let you follow it.':
    'Tu servidor no conoce esta cuenta o no te deja seguirla.',

  // Follow page of an account
  Unfollow: 'Dejar de seguir',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    'Cuentas como seguidor de {handle}, y nadie ve que eres tú.',
  'To the page of {name}': 'A la página de {name}',

  // What I follow
  'You follow {n} account|You follow {n} accounts': 'Sigues {n} cuenta|Sigues {n} cuentas|Sigues {n} de cuentas',
  'You follow nobody yet.': 'Aún no sigues a nadie.',
  'Since {date}': 'Desde el {date}',
  'Since {date}, at {site}': 'Desde el {date}, en {site}',
  'Unfollow {name}': 'Dejar de seguir a {name}',
  'Sites you allowed': 'Sitios que has permitido',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    'Pueden mostrar lo que sigues y dejar de seguirlo por ti. No saben quién eres.',
  'They may show what you follow. They do not know who you are.': 'Pueden mostrar lo que sigues. No saben quién eres.',
  'To unfollow, use the app {network}.': 'Para dejar de seguir, usa la aplicación {network}.',
  'What you follow in an app of your own stays followed there.':
    'Lo que sigues en una aplicación tuya se sigue igual allí.',
  'You have allowed no site.': 'No has permitido ningún sitio.',
  'Since {date}, last used {used}': 'Desde el {date}, último uso: {used}',
  Revoke: 'Revocar',
  'Revoke for {site}': 'Revocar el permiso de {site}',
  'You do not follow {name} anymore.': 'Ya no sigues a {name}.',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site} ya no puede mostrar ni cambiar lo que sigues. Sigues las mismas cuentas que antes.',
  'Networks you allowed': 'Redes que has permitido',
  'You let this place follow on them for you. Whom you follow is kept there.':
    'Permites que este lugar siga cuentas por ti en ellas. Lo que sigues se guarda allí.',
  Disconnect: 'Desconectar',
  'Disconnect {name}': 'Desconectar {name}',
  '{network} is disconnected. You follow the same accounts as before.':
    '{network} se ha desconectado. Sigues las mismas cuentas que antes.',
  'What you follow on Bluesky and Mastodon stays followed there.':
    'Lo que sigues en Bluesky y Mastodon se sigue igual allí.',
  'This browser and others': 'Este navegador y otros',
  'Sign out everywhere': 'Cerrar sesión en todas partes',
  'Everything about you': 'Todo sobre ti',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    'Puedes eliminar todo lo que se guarda aquí sobre ti: lo que sigues, los sitios que has permitido y tu inicio de sesión.',
  'Delete everything …': 'Eliminar todo…',
  'Delete everything about you?': '¿Eliminar todo sobre ti?',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    'Aquí no seguirás a nadie, ningún sitio sabrá lo que seguías y no se guardará nada sobre ti. Esto no se puede deshacer.',
  'Delete everything': 'Eliminar todo',
  'Everything is deleted': 'Se ha eliminado todo',
  'Nothing about you is kept here anymore.': 'Aquí ya no se guarda nada sobre ti.',
  'Sign in to see what you follow and which sites you allowed.':
    'Inicia sesión para ver lo que sigues y qué sitios has permitido.',
  'Page {n} of {total}': 'Página {n} de {total}',
  Previous: 'Anterior',
  Next: 'Siguiente',

  // Page of an account, page of a post
  Posts: 'Publicaciones',
  '{n} follower|{n} followers': '{n} seguidor|{n} seguidores|{n} de seguidores',
  '{n} post|{n} posts': '{n} publicación|{n} publicaciones|{n} de publicaciones',
  Website: 'Sitio web',
  Pinned: 'Fijada',
  'Content warning': 'Advertencia de contenido',
  'Content warning: {text}': 'Advertencia de contenido: {text}',
  Show: 'Mostrar',
  Hide: 'Ocultar',
  'Picture {n} of {total}': 'Imagen {n} de {total}',
  '{n} more picture|{n} more pictures': '{n} imagen más|{n} imágenes más|{n} de imágenes más',
  'Edited {date}': 'Editado el {date}',
  'Nothing has been posted yet.': 'Aún no se ha publicado nada.',
  'Older posts': 'Publicaciones anteriores',
  'Newest posts': 'Publicaciones más recientes',
  'All posts by {name}': 'Todas las publicaciones de {name}',
  'Post by {name}': 'Publicación de {name}',
  '{name}: {text}': '{name}: {text}',

  // Sign-in
  'How do you want to sign in?': '¿Cómo quieres iniciar sesión?',
  'You did not sign in': 'No has iniciado sesión',
  'You, or {provider}, said no. Nothing was changed.': 'Tú, o {provider}, habéis dicho que no. No se ha cambiado nada.',
  'This sign-in has expired': 'Este inicio de sesión ha caducado',
  'It took too long, or was finished before. Please begin again.':
    'Ha tardado demasiado o ya se había completado. Empieza de nuevo.',
  'This sign-in began in another browser': 'Este inicio de sesión empezó en otro navegador',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    'Solo se puede terminar donde empezó. Si lo empezaste aquí, puede que las cookies estén desactivadas.',
  '{provider} cannot be reached now': 'Ahora no se puede contactar con {provider}',
  'Nothing was changed. Please try again in a few minutes.':
    'No se ha cambiado nada. Inténtalo de nuevo en unos minutos.',
  'Signing in with {provider} did not work': 'No se ha podido iniciar sesión con {provider}',
  'Its answer could not be trusted, so it was not used. Please try again.':
    'Su respuesta no era de confianza, así que no se ha usado. Inténtalo de nuevo.',

  // What could not be
  'This page does not exist': 'Esta página no existe',
  'The address may be incomplete, or what was here is gone.':
    'Puede que la dirección esté incompleta o que lo que había aquí ya no exista.',
  'This did not come from our page': 'Esto no venía de nuestra página',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    'No se ha hecho, para protegerte. Vuelve atrás, recarga la página e inténtalo otra vez.',
  'You asked too often': 'Has hecho demasiadas solicitudes',
  'Please wait a minute, then try again.': 'Espera un minuto e inténtalo de nuevo.',
  'Something went wrong': 'Algo ha salido mal',
  'It is not your fault. Please try again in a few minutes.': 'No es culpa tuya. Inténtalo de nuevo en unos minutos.',
} as const satisfies Texts<ThreeForms>;
