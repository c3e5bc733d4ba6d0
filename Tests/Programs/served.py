"""flow.py, run as often as is asked in one process, which remembers what no mistake touches: python3 served.py flow.py

A run is asked for with a line, how many points of how many numbers and flow.py's arguments, and the numbers' bytes; it is
answered with a line, how many numbers, and their bytes. Doubles as they are: text is for programs, and takes as long as a flow."""
import gc, sys
from array import array
from itertools import chain

gc.disable()                                         # what is remembered is kept to the end
path = sys.argv[1]
code, known, given, right = compile(open(path).read(), path, "exec"), {}, {}, {}
asked, answered = sys.stdin.buffer, sys.stdout.buffer
while request := asked.readline().split():
    count, width, *words = (w.decode() for w in request)
    count, width = int(count), int(width)
    text = asked.read(8 * count * width)
    if text not in given:
        numbers = array("d", text).tolist()
        given[text] = [numbers[i:i + width] for i in range(0, len(numbers), width)]
    answer = right.get((*words, text))
    if answer is None:
        sys.argv = [path] + words
        run = {"__name__": "__main__", "known": known, "points": given[text]}
        try: exec(code, run)
        except SystemExit: pass
        answer = array("d", chain.from_iterable(run["y"])).tobytes()
        if "--mistake" not in words: right[(*words, text)] = answer
    answered.write(b"%d\n" % (len(answer) // 8) + answer); answered.flush()
