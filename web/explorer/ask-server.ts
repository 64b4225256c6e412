import type { GraphiQLProps } from 'graphiql';
import { type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import { createClient, type SubscribePayload } from 'graphql-ws';

type Fetcher = GraphiQLProps['fetcher'];

const socket = createClient({ url: addressOfSocket(), lazy: true, retryAttempts: 0 });

/** Asks the server that the explorer came from: questions over HTTP, subscriptions over a socket. */
export const askServer: Fetcher = async (question, options) => {
  const operation = options?.documentAST && getOperationAST(options.documentAST, question.operationName);
  if (operation?.operation === 'subscription') return listen(question);
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...options?.headers },
    body: JSON.stringify(question),
  });
  // A proxy answers with a page of its own when the server behind it is away.
  if (!answer.headers.get('content-type')?.includes('json')) {
    return { errors: [new GraphQLError(`The server answered ${answer.status} ${answer.statusText}, without JSON.`)] };
  }
  return answer.json();
};

async function* listen(question: SubscribePayload): AsyncGenerator<ExecutionResult> {
  try {
    for await (const { data, errors } of socket.iterate(question)) {
      const wrong = errors?.map(({ message, ...rest }) => new GraphQLError(message, rest));
      yield { data: data ?? null, ...(wrong && { errors: wrong }) };
    }
  } catch (error) {
    // GraphiQL shows an error that it is given, and is silent about one that is thrown while it listens.
    yield { errors: errorsIn(error) };
  }
}

function errorsIn(error: unknown): readonly GraphQLError[] {
  if (Array.isArray(error)) return error.map(({ message }) => new GraphQLError(message));
  if (error instanceof CloseEvent) {
    return [new GraphQLError(`The server ended the subscription: ${error.reason || `code ${error.code}`}.`)];
  }
  return [new GraphQLError('The server cannot be reached for a subscription.')];
}

function addressOfSocket(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/graphql`;
}
