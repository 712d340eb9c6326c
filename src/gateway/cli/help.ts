/** What `--help` says. */
export const help = `magpie-gateway – accounts, posts and follows for Magpie’s widgets

Usage:
  magpie-gateway [serve]                answers requests until it is told to stop (SIGTERM, Ctrl+C)
  magpie-gateway token create --label TEXT [--account magpie:NAME]
                                        makes a publisher token and prints it, this once;
                                        without an account it makes accounts and publishes for all
  magpie-gateway token list             says which tokens there are
  magpie-gateway token revoke ID        makes a token useless
  magpie-gateway check [--repair]       compares the counts of followers with the follows;
                                        ends with 1 where they differ and were not repaired

Options:
  --config FILE   the configuration; default: magpie.config.json in this folder
  --data FILE     the embedded database; default: what the configuration says, or magpie.db beside it
  --help, -h      these lines
  --version, -v   the version

Environment:
  MAGPIE_SECRET                   needed: at least 32 characters that nobody can guess
  DATABASE_URL                    postgres://user:password@host/database, instead of the embedded database
  MAGPIE_SIGN_IN_{ID}_SECRET      client secret of the sign-in provider {id}
  MAGPIE_WECHAT_{ID}_APP_SECRET, _TOKEN, _AES_KEY
  MAGPIE_LINE_{ID}_CHANNEL_SECRET, _ACCESS_TOKEN, _LOGIN_SECRET
  MAGPIE_QQ_{ID}_APP_KEY          of the official account {id}: see OFFICIAL-ACCOUNTS.md
  PORT, HOST                      where to listen; default: 8787 on 127.0.0.1

The smallest magpie.config.json:
  { "publicUrl": "https://follow.river.example" }
`;
