// Everything that wraps every screen: language, look, cache, address.
import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from '../api/queryClient.ts'
import { router } from './router.tsx'
import { productTheme } from './theme.ts'

export function Product() {
  return (
    <ConfigProvider locale={zhCN} theme={productTheme} button={{ autoInsertSpace: false }}>
      <App className="product">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
