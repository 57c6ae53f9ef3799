import * as apigateway from 'aws-cdk-lib/aws-apigateway';

/** The body of a question, as far as API Gateway checks it: only bodies of this type, and not their size. The handler checks all. */
export function messageModel(api: apigateway.RestApi): apigateway.Model {
  return api.addModel('Message', {
    contentType: 'application/json',
    schema: {
      type: apigateway.JsonSchemaType.OBJECT,
      required: ['message'],
      properties: {
        message: { type: apigateway.JsonSchemaType.STRING, minLength: 1 },
        agent: { type: apigateway.JsonSchemaType.STRING },
        parentTurnId: { type: apigateway.JsonSchemaType.STRING },
      },
    },
  });
}
