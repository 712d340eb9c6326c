import type { Texts, ThreeForms } from '../texts.js';

/** Brazilian Portuguese. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': 'Login feito como {name} com {provider}',
  'Signed in with {provider}': 'Login feito com {provider}',
  'What I follow': 'O que eu sigo',
  'Continue with {provider}': 'Continuar com {provider}',
  'Use another account': 'Usar outra conta',
  'Sign out': 'Sair',
  'Try again': 'Tentar de novo',
  Back: 'Voltar',
  Cancel: 'Cancelar',
  'This place has no way to sign in yet. Its operator has to add one.':
    'Ainda não há como fazer login aqui. Quem opera o site precisa adicionar uma forma.',

  // Approve page
  'Follow {name}?': 'Seguir {name}?',
  'Follow {name}': 'Seguir {name}',
  Follow: 'Seguir',
  'Not now': 'Agora não',
  '{site} asks you to follow this account.': '{site} convida você a seguir esta conta.',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    'O site poderá mostrar quais contas você segue aqui e deixar de segui-las por você. Ele não saberá quem você é.',
  'You follow {name} already. Confirm to let this site show it.':
    'Você já segue {name}. Confirme para que este site possa mostrar isso.',
  'Let it show that': 'Permitir que mostre',
  'That was very quick. Please look once more, then confirm.': 'Isso foi muito rápido. Olhe mais uma vez e confirme.',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    'Esta página ficou aberta por tempo demais, ou você fez login novamente desde então. Confirme mais uma vez.',
  'You follow {name}': 'Você segue {name}',
  'You can close this window.': 'Você pode fechar esta janela.',
  'Close this window': 'Fechar esta janela',
  'Back to {site}': 'Voltar para {site}',
  'Nothing was changed': 'Nada foi alterado',
  'You do not follow {name} through this request.': 'Você não segue {name} por meio desta solicitação.',
  'This request has been answered': 'Esta solicitação já foi respondida',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    'Cada solicitação só pode ser respondida uma vez. Para seguir {name}, pressione de novo o botão no site.',
  'This request has expired': 'Esta solicitação expirou',
  'It was open for too long. To follow {name}, press the button on the website again.':
    'Ela ficou aberta por tempo demais. Para seguir {name}, pressione de novo o botão no site.',
  'There is no such request': 'Esta solicitação não existe',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    'O endereço pode estar incompleto, ou a solicitação já terminou há muito tempo. Pressione de novo o botão no site.',
  'You follow as many accounts as you can': 'Você já segue o máximo de contas',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    'Aqui cada pessoa pode seguir {n} conta. Deixe de seguir uma e pressione o botão de novo.|Aqui cada pessoa pode seguir {n} contas. Deixe de seguir uma e pressione o botão de novo.|Aqui cada pessoa pode seguir {n} de contas. Deixe de seguir uma e pressione o botão de novo.',

  // Official accounts of other platforms
  WeChat: 'WeChat',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': 'Seguir {name} no {network}',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    'O site poderá mostrar quais contas você segue aqui. Ele não saberá quem você é.',
  'You do not follow {name} yet': 'Você ainda não segue {name}',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    'Você fez login, mas esta conta não está entre as que você segue no {network}. Siga-a lá ou tente de novo.',
  'QR code of {name} on {network}': 'Código QR de {name} no {network}',
  'Scan this code with {network} on your phone, and follow the account there.':
    'Escaneie este código com o {network} no celular e siga a conta por lá.',
  'Look for {handle} in {network}, and follow the account there.':
    'Procure {handle} no {network} e siga a conta por lá.',
  'The website shows it at once.': 'O site mostra isso na hora.',
  'The website shows it. You can close this window.': 'O site mostra isso. Você pode fechar esta janela.',
  'The code cannot be shown now.': 'Não é possível mostrar o código agora.',
  'How to follow': 'Como seguir',
  'What it has posted cannot be shown now.': 'Não é possível mostrar agora o que foi publicado.',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': 'Qual é o seu nome de usuário no Bluesky?',
  'From which server do you follow people?': 'De qual servidor você segue as pessoas?',
  'For example: {example}': 'Por exemplo: {example}',
  'Leave it empty for {server}.': 'Deixe em branco para usar {server}.',
  Continue: 'Continuar',
  'Continue to {server}': 'Continuar para {server}',
  'Your server asks you whether this is all right. Then you come back here.':
    'Seu servidor perguntará se você concorda. Depois você volta para cá.',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    'O site poderá mostrar quais contas você segue no {network} e deixar de segui-las por você. Ele não saberá quem você é.',
  'You have asked to follow {name}': 'Você pediu para seguir {name}',
  'They decide who follows them. You can close this window.':
    'A própria conta decide quem a segue. Você pode fechar esta janela.',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    'Seu servidor não deixa você seguir mais contas. Deixe de seguir uma por lá e pressione o botão de novo.',
  'There is no such server or account. Please look once more at what you typed.':
    'Esse servidor ou essa conta não existe. Verifique o que você digitou.',
  'Your server does not allow this. You can use another one.': 'Seu servidor não permite isso. Você pode usar outro.',
  'You are not signed in there anymore. Please say again where you are.':
    'Seu login lá não vale mais. Informe de novo onde está a sua conta.',
  'Your server wants you to wait. Please try again in a few minutes.':
    'Seu servidor pede que você espere. Tente de novo em alguns minutos.',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    'Não é possível acessar seu servidor agora. Tente de novo em alguns minutos ou use outro.',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    'Seu servidor deu uma resposta que não pode ser usada. Tente de novo ou use outro.',
  'Your server does not know this account, or does not let you follow it.':
    'Seu servidor não conhece esta conta ou não deixa você segui-la.',

  // Follow page of an account
  Unfollow: 'Deixar de seguir',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    'Você conta como seguidor de {handle}, e ninguém vê que é você.',
  'To the page of {name}': 'Para a página de {name}',

  // What I follow
  'You follow {n} account|You follow {n} accounts':
    'Você segue {n} conta|Você segue {n} contas|Você segue {n} de contas',
  'You follow nobody yet.': 'Você ainda não segue ninguém.',
  'Since {date}': 'Desde {date}',
  'Since {date}, at {site}': 'Desde {date}, em {site}',
  'Unfollow {name}': 'Deixar de seguir {name}',
  'Sites you allowed': 'Sites que você permitiu',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    'Eles podem mostrar o que você segue e deixar de seguir por você. Eles não sabem quem você é.',
  'They may show what you follow. They do not know who you are.':
    'Eles podem mostrar o que você segue. Eles não sabem quem você é.',
  'To unfollow, use the app {network}.': 'Para deixar de seguir, use o app {network}.',
  'What you follow in an app of your own stays followed there.':
    'O que você segue em um app seu continua sendo seguido lá.',
  'You have allowed no site.': 'Você não permitiu nenhum site.',
  'Since {date}, last used {used}': 'Desde {date}, último uso: {used}',
  Revoke: 'Revogar',
  'Revoke for {site}': 'Revogar para {site}',
  'You do not follow {name} anymore.': 'Você não segue mais {name}.',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site} não pode mais mostrar nem alterar o que você segue. Você segue as mesmas contas de antes.',
  'Networks you allowed': 'Redes que você permitiu',
  'You let this place follow on them for you. Whom you follow is kept there.':
    'Você deixa este serviço seguir contas nelas por você. O que você segue fica guardado lá.',
  Disconnect: 'Desconectar',
  'Disconnect {name}': 'Desconectar {name}',
  '{network} is disconnected. You follow the same accounts as before.':
    '{network} foi desconectado. Você segue as mesmas contas de antes.',
  'What you follow on Bluesky and Mastodon stays followed there.':
    'O que você segue no Bluesky e no Mastodon continua sendo seguido lá.',
  'This browser and others': 'Este navegador e outros',
  'Sign out everywhere': 'Sair de todos os lugares',
  'Everything about you': 'Tudo sobre você',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    'Você pode excluir tudo o que é guardado aqui sobre você: o que você segue, os sites que permitiu e o seu login.',
  'Delete everything …': 'Excluir tudo…',
  'Delete everything about you?': 'Excluir tudo sobre você?',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    'Você não seguirá ninguém aqui, nenhum site saberá o que você seguia e nada sobre você será guardado. Isso não pode ser desfeito.',
  'Delete everything': 'Excluir tudo',
  'Everything is deleted': 'Tudo foi excluído',
  'Nothing about you is kept here anymore.': 'Nada sobre você é guardado aqui agora.',
  'Sign in to see what you follow and which sites you allowed.':
    'Faça login para ver o que você segue e quais sites permitiu.',
  'Page {n} of {total}': 'Página {n} de {total}',
  Previous: 'Anterior',
  Next: 'Próxima',

  // Page of an account, page of a post
  Posts: 'Publicações',
  '{n} follower|{n} followers': '{n} seguidor|{n} seguidores|{n} de seguidores',
  '{n} post|{n} posts': '{n} publicação|{n} publicações|{n} de publicações',
  Website: 'Site',
  Pinned: 'Fixada',
  'Content warning': 'Aviso de conteúdo',
  'Content warning: {text}': 'Aviso de conteúdo: {text}',
  Show: 'Mostrar',
  Hide: 'Ocultar',
  'Picture {n} of {total}': 'Imagem {n} de {total}',
  '{n} more picture|{n} more pictures': 'mais {n} imagem|mais {n} imagens|mais {n} de imagens',
  'Edited {date}': 'Editado em {date}',
  'Nothing has been posted yet.': 'Nada foi publicado ainda.',
  'Older posts': 'Publicações mais antigas',
  'Newest posts': 'Publicações mais recentes',
  'All posts by {name}': 'Todas as publicações de {name}',
  'Post by {name}': 'Publicação de {name}',
  '{name}: {text}': '{name}: {text}',

  // Sign-in
  'How do you want to sign in?': 'Como você quer fazer login?',
  'You did not sign in': 'Você não fez login',
  'You, or {provider}, said no. Nothing was changed.': 'Você, ou {provider}, recusou. Nada foi alterado.',
  'This sign-in has expired': 'Este login expirou',
  'It took too long, or was finished before. Please begin again.':
    'Demorou demais ou já tinha sido concluído. Comece de novo.',
  'This sign-in began in another browser': 'Este login começou em outro navegador',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    'Ele só pode ser concluído onde começou. Se foi aqui, os cookies podem estar desativados.',
  '{provider} cannot be reached now': 'Não é possível acessar {provider} agora',
  'Nothing was changed. Please try again in a few minutes.': 'Nada foi alterado. Tente de novo em alguns minutos.',
  'Signing in with {provider} did not work': 'O login com {provider} não funcionou',
  'Its answer could not be trusted, so it was not used. Please try again.':
    'A resposta não era confiável e por isso não foi usada. Tente de novo.',

  // What could not be
  'This page does not exist': 'Esta página não existe',
  'The address may be incomplete, or what was here is gone.':
    'O endereço pode estar incompleto, ou o que havia aqui não existe mais.',
  'This did not come from our page': 'Isto não veio da nossa página',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    'Não foi feito, para proteger você. Volte, recarregue a página e tente mais uma vez.',
  'You asked too often': 'Pedidos demais',
  'Please wait a minute, then try again.': 'Espere um minuto e tente de novo.',
  'Something went wrong': 'Algo deu errado',
  'It is not your fault. Please try again in a few minutes.': 'Não é culpa sua. Tente de novo em alguns minutos.',
} as const satisfies Texts<ThreeForms>;
