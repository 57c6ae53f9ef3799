// Takes the network away from a Node process (NODE_OPTIONS=--require): what is not on loopback cannot be reached, nor any name looked up.
const net = require('node:net');
const dns = require('node:dns');

const HERE = new Set(['127.0.0.1', '::1', 'localhost']);
const unreachable = host => Object.assign(new Error(`connect ENETUNREACH ${host}`), { code: 'ENETUNREACH' });

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof options === 'object' ? options.path ?? options.host ?? 'localhost' : 'localhost';
  if (typeof options === 'object' && options.path === undefined && !HERE.has(host)) {
    process.nextTick(() => this.destroy(unreachable(host)));
    return this;
  }
  return connect.apply(this, args);
};

const { lookup } = dns;
dns.lookup = (host, options, done) => HERE.has(host)
  ? lookup(host, options, done)
  : process.nextTick(typeof options === 'function' ? options : done, unreachable(host));
