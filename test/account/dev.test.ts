import { conversationSuite } from './suites/conversation';

conversationSuite('dev');
