import { connect } from 'node:net';

/**
 * An internet of one machine, for `createSafeFetch` of the gateway: each name leads to a public address, and each address to
 * one port here. @param {{ port: number }} where Of `upstream.mjs`; a port where nobody listens is a host that refuses.
 */
export const outside = ({ port }) => ({
  resolve: async () => ['93.184.215.14'],
  connect: (_options, callback) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => callback(null, socket)).once('error', (error) => callback(error, null));
  },
});
