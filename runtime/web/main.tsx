import { render } from 'preact';
import { App } from './components/app';
import './styles/base.css';
import './styles/frame.css';
import './styles/answer.css';
import './styles/evidence.css';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no element with the id "app".');
// The page lies where its files are, one folder up: `/` on a laptop, `/live/` behind API Gateway.
const page = new URL('../', import.meta.url);
render(<App page={page.href} fetch={(path, init) => fetch(new URL(`.${path}`, page), init)} send={(url, init) => fetch(url, init)} />, root);
