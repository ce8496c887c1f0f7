// Of what the names of members are made: families by their share in the region, given names by sex, the frequent first.

const characters = (text: string): readonly string[] => [...text]

/** Families with weights; the first are those of the region. */
export const familyNames: readonly (readonly [string, number])[] = [
  ...weighing(12, '陈'),
  ...weighing(9, '王'),
  ...weighing(7, '林李张'),
  ...weighing(4, '金叶徐郑吴'),
  ...weighing(3, '潘周杨黄赵蔡'),
  ...weighing(2, '项何罗朱蒋卢梁颜江洪谢许应胡刘孙马高郭'),
  ...weighing(
    1,
    '泮冯章管柯余曹袁邓傅沈曾彭吕苏贾丁魏薛阎戴范方石姚谭廖邹熊陆郝孔白崔康毛邱秦史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶翟安倪严牛温芦季俞鲁葛韦毕聂焦向柳邢齐梅莫庄辛阮童裴',
  ),
]

export const givenOfMen: ReadonlySet<string> = new Set(
  characters(
    '伟军强勇建国明华平海波涛杰超鹏斌辉刚峰林浩志文飞宇健俊龙江亮荣富根土生法福祥兵坚剑毅晖旭东南新春成良才德义仁礼信忠孝康宁安泰庆元亨利贞金银铜铁钢锋锐钧铭鑫森栋梁柏松楠桐梓轩昂昊晨阳光辰星云雷霆震威武雄豪英达远航帆舟津洋润泽源洪涌浪',
  ),
)

export const givenOfWomen: ReadonlySet<string> = new Set(
  characters(
    '芳敏静丽艳娟霞萍红娥玲芬燕洁琴兰菊梅珍香巧仙莲凤玉秀美珠琳莉倩雪雯婷婉颖怡欣佳琪蓉蓓薇蕾茜莎莺翠翡碧青碧素娜娅妮姗姣娇嫣媛嫦婵嫚妍晶晓晴曼月桂荷芝苗茵菲萱萌葵蔓虹彩霄霓云露冰清淑惠慧贤',
  ),
)

function weighing(weight: number, families: string): (readonly [string, number])[] {
  return characters(families).map((family) => [family, weight] as const)
}
