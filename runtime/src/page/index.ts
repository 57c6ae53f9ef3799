export { DeployedPage } from './deployed-page';
export type { PageResponse } from './deployed-page';
export { pageLogin } from './login';
export { loadPage } from './page-files';
export type { PageFile } from './page-files';
