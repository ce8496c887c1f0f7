// Entry of the page.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { listenForDesktop } from '../api/client.ts'
import { leaveKeysToInputMethods } from '../components/composing.ts'
import { Product } from './Product.tsx'
import './app.css'

listenForDesktop()
leaveKeysToInputMethods(window)

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <Product />
  </StrictMode>,
)
