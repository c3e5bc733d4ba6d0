/// The exercises and the mistakes in Chinese: titles, questions and names. Numbers and formulas stay as they are.
enum Chinese {
  static let questions: [Int: (title: String, short: String, text: String)] = [
    1: (
      "撤销一条链", "撤销一条链",
      """
      一条链把 z₀ 依次送过 f₁、f₂、……、f_K，最后得到 x。请求出 z₀。

      已知：x；inverses，即 f₁⁻¹、……、f_K⁻¹，按各步进行的先后排列。
      """
    ),
    2: (
      "窗口的概率", "窗口的概率",
      """
      X = f(Z)。求 X 落在 u 与 v 之间的概率。

      已知：u ≤ v；inverse，即 f⁻¹；cumulative，即 F_Z(z) = P(Z ≤ z)。映射可能递增，也可能递减。
      """
    ),
    3: (
      "概率元", "概率元",
      """
      f 把从 z 到 z + dz 的一小步送到从 f(z) 到 f(z + dz) 的一小步，其概率随之而去。求这一步的概率与其像的长度之比：这是密度，所以不会是负数。

      已知：z 和 dz，dz 不为 0，可正可负；forward，即 f；cumulative，即 F_Z(z) = P(Z ≤ z)。
      """
    ),
    4: (
      "密度：用反函数的导数", "用反函数的导数",
      """
      对每个 x 求 P_X(x)：没有 z 映到 x 时，它等于 0。

      已知：x；range，f 的值域的两端；inverse，即 f⁻¹；inverseSlope，即 (f⁻¹)′；base，即 P_Z。
      """
    ),
    5: (
      "密度：用映射的导数", "用映射的导数",
      """
      求 P_X(x)。这里 f 的值域是整条实数轴。

      已知：x；forward，即 f；inverse，即 f⁻¹；slope，即 f′；base，即 P_Z。不一定都用得上。
      """
    ),
    6: (
      "反函数的导数与三角形的顶点", "反函数的导数",
      """
      f 的图像经过 B(b, a)，f⁻¹ 的图像经过 A(a, b)，a = f(b)。两点处的切线在直线 y = x 上交于 (c, c)。求 f⁻¹ 在 a 处的导数和 c；两条切线不相交时 c 为 nil。

      已知：a；forward，即 f；inverse，即 f⁻¹；slope，即 f′。不一定都用得上。
      """
    ),
    7: (
      "整个定义域上反函数的导数", "在整个定义域上",
      """
      对 points 中的每个 a，按原来的顺序求 |(f⁻¹)′(a)|。如果这些点上的导数表明 f 的导数在某处为 0，或者 f 改变了升降方向，因而没有可微的反函数，就抛出 HypothesisFails。

      已知：points，至少一个点；inverse，据称是 f⁻¹；slope，即 f′。
      """
    ),
    8: (
      "D 维的对数密度", "D 维的情形",
      """
      求 log P_X(x)。

      已知：x，D 个数；inverse，即 f⁻¹；jacobian，∂f/∂z 在一点处的 D 行；logBase，即 log P_Z。D 不超过 4，雅可比矩阵可逆，但它的第一个元素可能为 0。
      """
    ),
    9: (
      "链末端的对数密度", "沿着一条链",
      """
      一条链把 z₀ 依次送过 f₁、f₂、……、f_K，最后得到 x。求 log P_X(x)。

      已知：x；inverses，即 f₁⁻¹、……、f_K⁻¹，和 slopes，即 f₁′、……、f_K′，都按各步进行的先后排列；logBase，z₀ 的 log P_Z。
      """
    ),
    10: (
      "平方的密度（较难）", "平方的密度",
      """
      平方不是一一映射：每个 x > 0 有两个点映到它，x < 0 则没有。对 x ≠ 0 求 P_X(x)。

      已知：x，不为 0；base，即 P_Z，不一定是偶函数。
      """
    ),
    11: (
      "耦合层（较难）", "耦合层",
      """
      z 的前一半不变：x_A = z_A。后一半先伸缩再平移：x_B = z_B exp(s(z_A)) + t(z_A)。求 x 和 log |det ∂x/∂z|；再由 x 求回 z 和 log |det ∂z/∂x|，都只用 O(D) 步。

      已知：D 个数，D 为偶数，可达数千；scale，即 s，和 shift，即 t：由 D/2 个数给出 D/2 个数。
      """
    ),
  ]

  static let mistakes: [String: String] = [
    "multiplied": "该除却乘了", "log-sign": "对数的符号反了", "signed": "漏了绝对值", "no-jacobian": "漏了导数因子",
    "slope-at-x": "导数取在 x 处", "inverse-slope-at-z": "反函数的导数取在 z 处", "base-at-x": "P_Z 取在 x 处",
    "f-for-inverse": "f 与 f⁻¹ 混淆", "reciprocal": "把 f⁻¹ 当作 1/f", "twice": "导数因子用了两次",
    "value-for-slope": "用函数值代替导数", "linearised": "以为正态总是正态", "renormalised": "硬除以总概率",
    "probability": "把密度当作概率", "cdf": "用分布函数代替", "support": "值域之外不为 0", "stale-log-det": "用了旧的导数",
    "one-branch": "只算一个分支", "doubled-branch": "一个分支算两次", "mode-kept": "以为众数不变", "mean-kept": "以为均值不变",
    "slope-at-a": "导数取在 a 处", "both-at-b": "两个导数都取在 b 处", "not-inverted": "没有取倒数",
    "reciprocal-function": "求了 1/f 的导数", "negated": "多了负号", "through-origin": "用了过原点的直线",
    "det-multiplied": "该减却加了行列式的对数", "no-determinant": "漏了行列式", "trace": "用迹代替行列式",
    "diagonal": "只乘对角线", "first-entry": "只用第一个元素", "permanent": "用积和式代替行列式", "abs-inside": "先对元素取绝对值",
    "signed-det": "行列式漏了绝对值", "per-dimension": "除以了维数", "summed-twice": "行列式用了两次",
    "J-at-x": "雅可比矩阵取在 x 处", "det-base-at-x": "P_Z 取在 x 处", "broken-inverse": "两半的次序错了",
    "transposed-J": "转置（并不错）", "abs-of-log-det": "绝对值号套在了对数外面", "log10": "用了常用对数",
    "all-at-z0": "各步都取在 z₀ 处", "all-at-x": "各步都取在 x 处", "at-z_k": "取在每步的终点", "wrong-order": "逆的次序错了",
    "one-layer": "只算一步", "factor-missing": "漏了一个因子", "factor-twice": "一个因子用了两次", "mean": "用平均代替总和",
    "log-of-sum": "和的对数", "product-of-logs": "对数相乘", "abs-of-log": "对数取了绝对值", "chain-log-sign": "对数的符号反了",
    "chain-no-jacobian": "漏了各步的导数", "base-at-end": "P_Z 取在 x 处", "chain-signed": "漏了绝对值",
    "slopes-first-to-last": "导数的次序没有反过来", "chain-first-to-last": "从第一步开始撤销", "last-step-only": "只撤销最后一步",
    "first-step-kept": "第一步没有撤销", "reversed-once": "只反了一次", "window-not-carried": "窗口没有搬回去",
    "window-signed": "概率带了符号", "length-per-mass": "比值颠倒了", "c-not-divided": "c 没有除", "c-halfway": "c 取了中点",
    "c-missing": "没有给出 c", "c-of-parallels": "平行线也算了交点", "not-refused": "该拒绝而没有拒绝",
    "falling-refused": "拒绝了递减的映射", "branch-slope-forgotten": "分支漏了导数", "two-forgotten": "漏了 2z 中的 2",
    "support-refused": "该答 0 却抛出错误", "multiplied-and-signed": "该除却乘了，又漏了绝对值",
    "log-for-density": "给出了对数密度", "log-mixed-in": "密度与对数混用", "unscaled-before-unshifted": "先撤销了伸缩",
    "inverse-log-det-unsigned": "逆的对数行列式没有变号", "scale-not-logged": "加的是伸缩而不是其对数",
    "det-for-log-det": "给出了行列式而不是其对数", "product-for-sum": "该加却乘了",
  ]
}
