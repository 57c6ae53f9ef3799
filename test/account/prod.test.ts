import { conversationSuite } from './suites/conversation';

conversationSuite('prod');
