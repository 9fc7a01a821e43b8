// Receivers of npm that read MLLP: `receive.mjs NAME PORT`. Prints what each message says as this library reads it: its
// control id, the borrowed number and the new id; drops nothing.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The libraries lie in the folder from which this is started, and not beside this file.
const require = createRequire(join(process.cwd(), 'x.cjs'));
const [name, port] = [process.argv[2], Number(process.argv[3])];
const say = (...words) => process.stdout.write(words.join('\t') + '\n');

const receivers = {
  'simple-hl7': () => {
    const app = require('simple-hl7').tcp();
    app.use((request, response) => {
      const of = (segment, field) => request.msg.getSegment(segment).getComponent(field, 1);
      say(request.msg.header.getField(8), of('MRG', 1), of('PID', 3));
      response.end();
    });
    app.start(port);
  },
  '@medplum/hl7': () => {
    const { Hl7Server } = require('@medplum/hl7');
    const server = new Hl7Server((connection) =>
      connection.addEventListener('message', ({ message }) => {
        const of = (segment, field) => message.getSegment(segment).getField(field).getComponent(1);
        say(message.getSegment('MSH').getField(10).toString(), of('MRG', 1), of('PID', 3));
        connection.send(message.buildAck());
      }),
    );
    server.start(port);
  },
  'node-hl7-server': () => {
    const { Server } = require('node-hl7-server');
    new Server().createInbound({ port }, async (request, response) => {
      const message = request.getMessage();
      say(...['MSH.10', 'MRG.1.1', 'PID.3.1'].map((place) => message.get(place).toString()));
      await response.sendResponse('AA');
    });
  },
  'hl7v2-net': async () => {
    const home = join(process.cwd(), 'node_modules', 'hl7v2-net', 'index.js');
    const { HL7Server } = await import(pathToFileURL(home).href);
    const server = HL7Server.createServer();
    server.use(async ({ message }) => {
      const segments = message.toHL7String().split('\r').map((segment) => segment.split('|'));
      const of = (segment, field) => segments.find(([found]) => found === segment)[field].split('^')[0];
      say(of('MSH', 9), of('MRG', 1), of('PID', 3));
    });
    await server.listen(port);
  },
};
await receivers[name]();
