// Properties are tried with the same cases each time, so that a change is judged by what it changes: SCAP_PROPERTY_SEED=$RANDOM tries others.
const properties = require('./node_modules/fast-check/lib/cjs/fast-check.js');

properties.configureGlobal({ seed: Number(process.env.SCAP_PROPERTY_SEED ?? 1) });
module.exports = properties;
