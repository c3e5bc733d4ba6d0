"""flow.py, run as often as is asked in one process, which remembers what no mistake touches: python3 served.py flow.py

A run is asked for with a line, how many bytes its input has and its arguments, and the input; it is answered with a line,
how many bytes it wrote, and those. Text is read and written as by a process of its own."""
import gc, io, sys

gc.disable()                                         # what is remembered is kept to the end
path = sys.argv[1]
code, known, right = compile(open(path).read(), path, "exec"), {}, {}
asked, answered = sys.stdin.buffer, sys.stdout.buffer
while request := asked.readline().split():
    count, *words = (w.decode() for w in request)
    text = asked.read(int(count)).decode()
    key = (*words, text)
    if key not in right:
        sys.argv, sys.stdin, sys.stdout = [path] + words, io.StringIO(text), io.StringIO()
        try: exec(code, {"__name__": "__main__", "known": known})
        except SystemExit: pass
        right[key] = sys.stdout.getvalue().encode()
    text = right[key] if "--mistake" not in words else right.pop(key)
    answered.write(b"%d\n" % len(text) + text); answered.flush()
