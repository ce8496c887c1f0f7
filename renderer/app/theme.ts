// One look for the whole product: dense like office software, and with text dark enough to read (4.5 : 1 and better).
import type { ThemeConfig } from 'antd'

export const productTheme: ThemeConfig = {
  token: {
    colorPrimary: '#1f5a99',
    colorInfo: '#1f5a99',
    colorLink: '#1b5590',
    colorError: '#b42318',
    colorWarning: '#9a6200',
    colorSuccess: '#22713c',
    colorText: '#1d2733',
    colorTextSecondary: '#445162',
    colorTextTertiary: '#56636f',
    colorTextDescription: '#56636f',
    colorTextPlaceholder: '#5a6672',
    colorTextQuaternary: '#6a7683',
    colorBorder: '#b9c3cf',
    colorBorderSecondary: '#dde3ea',
    colorBgLayout: '#f1f4f7',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 30,
    controlHeightSM: 24,
    controlHeightLG: 38,
    padding: 12,
    paddingLG: 16,
    marginLG: 16,
    fontFamily: "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Segoe UI', sans-serif",
    motion: false,
  },
}
