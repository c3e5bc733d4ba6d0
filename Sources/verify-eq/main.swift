import Theorem
var all: [Check] = []
for p in Catalogue.pushforwards {
  if let b = Hypotheses.broken(p, equation: 0) { all.append(b); continue }
  all +=
    Equation2.checks(p) + Equation3.checks(p) + Equation4.checks(p) + Equation5.checks(p)
    + Equation6.checks(p.map, at: p.probes) + Equation7.checks(p)
}
for c in Catalogue.chains { all += Equation1.checks(c, from: Normal()) + Equation9.checks(c, from: Normal()) }
if CommandLine.arguments.count > 1 {
  all = []
  let p = Pushforward(FallingSinh(), of: Normal())
  for m in DensityMistake.allCases { all += Equation5.checks(p, m) }
  for m in SlopeMistake.allCases { all += Equation6.checks(p.map, at: p.probes, m) + Equation7.checks(p, m) }
  for m in ChainMistake.allCases { all += Equation9.checks(Catalogue.telltaleChain, from: Normal(), m) }
}
print(Report(all).text())
