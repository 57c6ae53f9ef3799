import { render } from 'preact';
import { App } from './components/app';
import './styles/base.css';
import './styles/frame.css';
import './styles/answer.css';
import './styles/evidence.css';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no element with the id "app".');
render(<App fetch={(path, init) => fetch(path, init)} />, root);
