"""Receivers of PyPI that read MLLP: `receive.py NAME PORT`. Prints what `receive.mjs` prints."""
import asyncio
import sys


def say(*words):
    print(*words, sep="\t", flush=True)


def python_hl7(port):
    from hl7.mllp import start_hl7_server

    async def client(reader, writer):
        while not writer.is_closing():
            try:
                message = await reader.readmessage()
            except asyncio.IncompleteReadError:
                break
            segments = [str(message[place]) for place in range(len(message))]
            of = {segment[:3]: segment.split("|") for segment in segments}
            say(of["MSH"][9], of["MRG"][1].split("^")[0], of["PID"][3].split("^")[0])
            writer.writemessage(message.create_ack())
            await writer.drain()

    async def serve():
        async with await start_hl7_server(client, "127.0.0.1", port, encoding="utf-8") as server:
            await server.serve_forever()

    asyncio.run(serve())


def hl7apy(port):
    from hl7apy.core import Message
    from hl7apy.mllp import AbstractHandler, MLLPServer
    from hl7apy.parser import parse_message

    class Merge(AbstractHandler):
        def reply(self):
            # Grouped, as the standard has it: ZKV is lost on the way, and what remains must be the whole merge.
            message = parse_message(self.incoming_message)
            group = message.adt_a39_patient
            say(message.msh.msh_10.value, group.mrg.mrg_1.mrg_1_1.value, group.pid.pid_3.pid_3_1.value)
            ack = Message("ACK", version="2.5")
            ack.msa.msa_1, ack.msa.msa_2 = "AA", message.msh.msh_10.value
            return ack.to_mllp()

    MLLPServer("127.0.0.1", port, {"ADT^A40^ADT_A39": (Merge,)}).serve_forever()


{"python-hl7": python_hl7, "hl7apy": hl7apy}[sys.argv[1]](int(sys.argv[2]))
