import type { Texts } from '../texts.js';

/** Indonesian. */
export const texts = {
  // Every page
  '{title} · {name}': '{title} · {name}',
  'Signed in as {name} with {provider}': 'Masuk sebagai {name} dengan {provider}',
  'Signed in with {provider}': 'Masuk dengan {provider}',
  'What I follow': 'Yang saya ikuti',
  'Continue with {provider}': 'Lanjutkan dengan {provider}',
  'Use another account': 'Pakai akun lain',
  'Sign out': 'Keluar',
  'Try again': 'Coba lagi',
  Back: 'Kembali',
  Cancel: 'Batal',
  'This place has no way to sign in yet. Its operator has to add one.':
    'Di sini belum ada cara untuk masuk. Pengelola harus menambahkannya.',

  // Approve page
  'Follow {name}?': 'Ikuti {name}?',
  'Follow {name}': 'Ikuti {name}',
  Follow: 'Ikuti',
  'Not now': 'Nanti saja',
  '{site} asks you to follow this account.': '{site} meminta Anda mengikuti akun ini.',
  'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.':
    'Situs ini akan dapat menampilkan akun yang Anda ikuti di sini, dan berhenti mengikutinya untuk Anda. Situs ini tidak akan tahu siapa Anda.',
  'You follow {name} already. Confirm to let this site show it.':
    'Anda sudah mengikuti {name}. Konfirmasikan agar situs ini boleh menampilkannya.',
  'Let it show that': 'Izinkan menampilkannya',
  'That was very quick. Please look once more, then confirm.':
    'Itu cepat sekali. Silakan lihat sekali lagi, lalu konfirmasikan.',
  'This page was open for too long, or you signed in anew since. Please confirm once more.':
    'Halaman ini terlalu lama terbuka, atau Anda sudah masuk lagi sejak itu. Silakan konfirmasikan sekali lagi.',
  'You follow {name}': 'Anda mengikuti {name}',
  'You can close this window.': 'Anda boleh menutup jendela ini.',
  'Close this window': 'Tutup jendela ini',
  'Back to {site}': 'Kembali ke {site}',
  'Nothing was changed': 'Tidak ada yang diubah',
  'You do not follow {name} through this request.': 'Anda tidak mengikuti {name} melalui permintaan ini.',
  'This request has been answered': 'Permintaan ini sudah dijawab',
  'Each request can be answered once. To follow {name}, press the button on the website again.':
    'Setiap permintaan hanya dapat dijawab sekali. Untuk mengikuti {name}, tekan lagi tombol di situs web.',
  'This request has expired': 'Permintaan ini sudah kedaluwarsa',
  'It was open for too long. To follow {name}, press the button on the website again.':
    'Permintaan ini terlalu lama terbuka. Untuk mengikuti {name}, tekan lagi tombol di situs web.',
  'There is no such request': 'Permintaan ini tidak ada',
  'The address may be incomplete, or the request is long over. Press the button on the website again.':
    'Alamatnya mungkin tidak lengkap, atau permintaannya sudah lama berakhir. Tekan lagi tombol di situs web.',
  'You follow as many accounts as you can': 'Anda sudah mengikuti akun sebanyak mungkin',
  'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.':
    'Di sini satu orang dapat mengikuti {n} akun. Berhentilah mengikuti salah satu, lalu tekan lagi tombolnya.',

  // Official accounts of other platforms
  WeChat: 'WeChat',
  QQ: 'QQ',
  LINE: 'LINE',
  'Follow {name} on {network}': 'Ikuti {name} di {network}',
  'It will be able to show which accounts you follow here. It will not learn who you are.':
    'Situs ini akan dapat menampilkan akun yang Anda ikuti di sini. Situs ini tidak akan tahu siapa Anda.',
  'You do not follow {name} yet': 'Anda belum mengikuti {name}',
  'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.':
    'Anda sudah masuk, tetapi akun ini tidak termasuk yang Anda ikuti di {network}. Ikuti di sana, atau coba lagi.',
  'QR code of {name} on {network}': 'Kode QR {name} di {network}',
  'Scan this code with {network} on your phone, and follow the account there.':
    'Pindai kode ini dengan {network} di ponsel Anda, lalu ikuti akunnya di sana.',
  'Look for {handle} in {network}, and follow the account there.':
    'Cari {handle} di {network}, lalu ikuti akunnya di sana.',
  'The website shows it at once.': 'Situs web langsung menampilkannya.',
  'The website shows it. You can close this window.': 'Situs web menampilkannya. Anda boleh menutup jendela ini.',
  'The code cannot be shown now.': 'Kode tidak dapat ditampilkan sekarang.',
  'How to follow': 'Cara mengikuti',
  'What it has posted cannot be shown now.': 'Postingannya tidak dapat ditampilkan sekarang.',

  // Open networks
  Bluesky: 'Bluesky',
  Mastodon: 'Mastodon',
  'What is your handle on Bluesky?': 'Apa nama pengguna Anda di Bluesky?',
  'From which server do you follow people?': 'Dari server mana Anda mengikuti orang?',
  'For example: {example}': 'Contoh: {example}',
  'Leave it empty for {server}.': 'Kosongkan untuk memakai {server}.',
  Continue: 'Lanjutkan',
  'Continue to {server}': 'Lanjutkan ke {server}',
  'Your server asks you whether this is all right. Then you come back here.':
    'Server Anda akan menanyakan apakah Anda setuju. Setelah itu Anda kembali ke sini.',
  'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.':
    'Situs ini akan dapat menampilkan akun yang Anda ikuti di {network}, dan berhenti mengikutinya untuk Anda. Situs ini tidak akan tahu siapa Anda.',
  'You have asked to follow {name}': 'Anda telah meminta untuk mengikuti {name}',
  'They decide who follows them. You can close this window.':
    'Pemilik akun menentukan siapa yang mengikutinya. Anda boleh menutup jendela ini.',
  'Your server lets you follow no more accounts. Unfollow one there, then press the button again.':
    'Server Anda tidak mengizinkan Anda mengikuti lebih banyak akun. Berhentilah mengikuti salah satu di sana, lalu tekan lagi tombolnya.',
  'There is no such server or account. Please look once more at what you typed.':
    'Server atau akun itu tidak ada. Silakan periksa lagi yang Anda ketik.',
  'Your server does not allow this. You can use another one.':
    'Server Anda tidak mengizinkannya. Anda dapat memakai server lain.',
  'You are not signed in there anymore. Please say again where you are.':
    'Anda tidak lagi masuk di sana. Silakan sebutkan lagi di mana akun Anda.',
  'Your server wants you to wait. Please try again in a few minutes.':
    'Server Anda meminta Anda menunggu. Silakan coba lagi beberapa menit lagi.',
  'Your server cannot be reached now. Please try again in a few minutes, or use another one.':
    'Server Anda tidak dapat dihubungi sekarang. Silakan coba lagi beberapa menit lagi, atau pakai server lain.',
  'Your server gave an answer that cannot be used. Please try again, or use another one.':
    'Jawaban server Anda tidak dapat digunakan. Silakan coba lagi, atau pakai server lain.',
  'Your server does not know this account, or does not let you follow it.':
    'Server Anda tidak mengenal akun ini, atau tidak mengizinkan Anda mengikutinya.',

  // Follow page of an account
  Unfollow: 'Berhenti mengikuti',
  'Your follow counts for {handle}, and no one sees that it is yours.':
    'Anda terhitung sebagai pengikut {handle}, dan tidak ada yang melihat bahwa itu Anda.',
  'To the page of {name}': 'Ke halaman {name}',

  // What I follow
  'You follow {n} account|You follow {n} accounts': 'Anda mengikuti {n} akun',
  'You follow nobody yet.': 'Anda belum mengikuti siapa pun.',
  'Since {date}': 'Sejak {date}',
  'Since {date}, at {site}': 'Sejak {date}, di {site}',
  'Unfollow {name}': 'Berhenti mengikuti {name}',
  'Sites you allowed': 'Situs yang Anda izinkan',
  'They may show what you follow, and unfollow for you. They do not know who you are.':
    'Situs-situs ini boleh menampilkan yang Anda ikuti, dan berhenti mengikuti untuk Anda. Mereka tidak tahu siapa Anda.',
  'They may show what you follow. They do not know who you are.':
    'Situs-situs ini boleh menampilkan yang Anda ikuti. Mereka tidak tahu siapa Anda.',
  'To unfollow, use the app {network}.': 'Untuk berhenti mengikuti, gunakan aplikasi {network}.',
  'What you follow in an app of your own stays followed there.':
    'Yang Anda ikuti di aplikasi Anda sendiri tetap diikuti di sana.',
  'You have allowed no site.': 'Anda belum mengizinkan situs mana pun.',
  'Since {date}, last used {used}': 'Sejak {date}, terakhir digunakan {used}',
  Revoke: 'Cabut',
  'Revoke for {site}': 'Cabut izin {site}',
  'You do not follow {name} anymore.': 'Anda tidak lagi mengikuti {name}.',
  '{site} can no longer show or change what you follow. You follow the same accounts as before.':
    '{site} tidak dapat lagi menampilkan atau mengubah yang Anda ikuti. Anda tetap mengikuti akun yang sama.',
  'Networks you allowed': 'Jaringan yang Anda izinkan',
  'You let this place follow on them for you. Whom you follow is kept there.':
    'Anda mengizinkan layanan ini mengikuti akun di sana untuk Anda. Yang Anda ikuti disimpan di sana.',
  Disconnect: 'Putuskan',
  'Disconnect {name}': 'Putuskan {name}',
  '{network} is disconnected. You follow the same accounts as before.':
    '{network} telah diputuskan. Anda tetap mengikuti akun yang sama.',
  'What you follow on Bluesky and Mastodon stays followed there.':
    'Yang Anda ikuti di Bluesky dan Mastodon tetap diikuti di sana.',
  'This browser and others': 'Peramban ini dan yang lain',
  'Sign out everywhere': 'Keluar dari semua perangkat',
  'Everything about you': 'Semua tentang Anda',
  'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.':
    'Anda dapat menghapus semua yang disimpan tentang Anda di sini: yang Anda ikuti, situs yang Anda izinkan, dan data masuk Anda.',
  'Delete everything …': 'Hapus semua…',
  'Delete everything about you?': 'Hapus semua tentang Anda?',
  'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.':
    'Anda tidak akan mengikuti siapa pun di sini, tidak ada situs yang akan tahu apa yang Anda ikuti, dan tidak ada apa pun tentang Anda yang disimpan. Ini tidak dapat dibatalkan.',
  'Delete everything': 'Hapus semua',
  'Everything is deleted': 'Semua sudah dihapus',
  'Nothing about you is kept here anymore.': 'Tidak ada lagi yang disimpan tentang Anda di sini.',
  'Sign in to see what you follow and which sites you allowed.':
    'Masuk untuk melihat yang Anda ikuti dan situs yang Anda izinkan.',
  'Page {n} of {total}': 'Halaman {n} dari {total}',
  Previous: 'Sebelumnya',
  Next: 'Berikutnya',

  // Page of an account, page of a post
  Posts: 'Postingan',
  '{n} follower|{n} followers': '{n} pengikut',
  '{n} post|{n} posts': '{n} postingan',
  Website: 'Situs web',
  Pinned: 'Disematkan',
  'Content warning': 'Peringatan konten',
  'Content warning: {text}': 'Peringatan konten: {text}',
  Show: 'Tampilkan',
  Hide: 'Sembunyikan',
  'Picture {n} of {total}': 'Gambar {n} dari {total}',
  '{n} more picture|{n} more pictures': '{n} gambar lagi',
  'Edited {date}': 'Disunting {date}',
  'Nothing has been posted yet.': 'Belum ada yang diposting.',
  'Older posts': 'Postingan lama',
  'Newest posts': 'Postingan terbaru',
  'All posts by {name}': 'Semua postingan oleh {name}',
  'Post by {name}': 'Postingan oleh {name}',
  '{name}: {text}': '{name}: {text}',

  // Sign-in
  'How do you want to sign in?': 'Bagaimana Anda ingin masuk?',
  'You did not sign in': 'Anda tidak masuk',
  'You, or {provider}, said no. Nothing was changed.': 'Anda, atau {provider}, menolak. Tidak ada yang diubah.',
  'This sign-in has expired': 'Proses masuk ini sudah kedaluwarsa',
  'It took too long, or was finished before. Please begin again.':
    'Terlalu lama, atau sudah selesai sebelumnya. Silakan mulai lagi.',
  'This sign-in began in another browser': 'Proses masuk ini dimulai di peramban lain',
  'It can be finished only where it began. If you began it here, cookies may be switched off.':
    'Proses ini hanya dapat diselesaikan di tempat dimulainya. Jika dimulai di sini, kuki mungkin dinonaktifkan.',
  '{provider} cannot be reached now': '{provider} tidak dapat dihubungi sekarang',
  'Nothing was changed. Please try again in a few minutes.':
    'Tidak ada yang diubah. Silakan coba lagi beberapa menit lagi.',
  'Signing in with {provider} did not work': 'Gagal masuk dengan {provider}',
  'Its answer could not be trusted, so it was not used. Please try again.':
    'Jawabannya tidak dapat dipercaya, jadi tidak digunakan. Silakan coba lagi.',

  // What could not be
  'This page does not exist': 'Halaman ini tidak ada',
  'The address may be incomplete, or what was here is gone.':
    'Alamatnya mungkin tidak lengkap, atau yang dulu ada di sini sudah hilang.',
  'This did not come from our page': 'Ini tidak berasal dari halaman kami',
  'It was not done, to protect you. Go back, load the page again and try once more.':
    'Demi melindungi Anda, ini tidak dilakukan. Kembali, muat ulang halaman, lalu coba sekali lagi.',
  'You asked too often': 'Anda terlalu sering meminta',
  'Please wait a minute, then try again.': 'Tunggu satu menit, lalu coba lagi.',
  'Something went wrong': 'Terjadi kesalahan',
  'It is not your fault. Please try again in a few minutes.':
    'Ini bukan salah Anda. Silakan coba lagi beberapa menit lagi.',
} as const satisfies Texts;
