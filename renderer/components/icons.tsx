// Icons stand beside words that say the same: to a screen reader they are silent. (antd's own would read out English file names.)
import {
  ApartmentOutlined as ApartmentIcon,
  ArrowDownOutlined as ArrowDownIcon,
  ArrowLeftOutlined as ArrowLeftIcon,
  ArrowUpOutlined as ArrowUpIcon,
  BarChartOutlined as BarChartIcon,
  CheckSquareOutlined as CheckSquareIcon,
  CustomerServiceOutlined as CustomerServiceIcon,
  DashboardOutlined as DashboardIcon,
  DeleteOutlined as DeleteIcon,
  DownOutlined as DownIcon,
  DownloadOutlined as DownloadIcon,
  EditOutlined as EditIcon,
  ExperimentOutlined as ExperimentIcon,
  FileExcelOutlined as FileExcelIcon,
  FilePdfOutlined as FilePdfIcon,
  FileWordOutlined as FileWordIcon,
  FlagOutlined as FlagIcon,
  HistoryOutlined as HistoryIcon,
  HomeOutlined as HomeIcon,
  ImportOutlined as ImportIcon,
  InboxOutlined as InboxIcon,
  PlayCircleOutlined as PlayCircleIcon,
  PlusOutlined as PlusIcon,
  PrinterOutlined as PrinterIcon,
  RightOutlined as RightIcon,
  SafetyCertificateOutlined as SafetyCertificateIcon,
  SaveOutlined as SaveIcon,
  SearchOutlined as SearchIcon,
  SettingOutlined as SettingIcon,
  ShopOutlined as ShopIcon,
  SolutionOutlined as SolutionIcon,
  TableOutlined as TableIcon,
  TeamOutlined as TeamIcon,
  TrophyOutlined as TrophyIcon,
  UndoOutlined as UndoIcon,
  UpOutlined as UpIcon,
} from '@ant-design/icons'
import type { ComponentType } from 'react'

interface IconProps {
  readonly className?: string
}

function silent(Icon: ComponentType<Record<string, unknown>>) {
  return (props: IconProps) => <Icon {...props} role="presentation" aria-hidden="true" aria-label={undefined} />
}

export const ApartmentOutlined = silent(ApartmentIcon)
export const ArrowDownOutlined = silent(ArrowDownIcon)
export const ArrowLeftOutlined = silent(ArrowLeftIcon)
export const ArrowUpOutlined = silent(ArrowUpIcon)
export const BarChartOutlined = silent(BarChartIcon)
export const DashboardOutlined = silent(DashboardIcon)
export const DeleteOutlined = silent(DeleteIcon)
export const DownOutlined = silent(DownIcon)
export const DownloadOutlined = silent(DownloadIcon)
export const EditOutlined = silent(EditIcon)
export const FileExcelOutlined = silent(FileExcelIcon)
export const FilePdfOutlined = silent(FilePdfIcon)
export const FileWordOutlined = silent(FileWordIcon)
export const FlagOutlined = silent(FlagIcon)
export const ShopOutlined = silent(ShopIcon)
export const SolutionOutlined = silent(SolutionIcon)
export const TableOutlined = silent(TableIcon)
export const TeamOutlined = silent(TeamIcon)
export const TrophyOutlined = silent(TrophyIcon)
export const HistoryOutlined = silent(HistoryIcon)
export const HomeOutlined = silent(HomeIcon)
export const ImportOutlined = silent(ImportIcon)
export const InboxOutlined = silent(InboxIcon)
export const PlayCircleOutlined = silent(PlayCircleIcon)
export const PlusOutlined = silent(PlusIcon)
export const PrinterOutlined = silent(PrinterIcon)
export const SafetyCertificateOutlined = silent(SafetyCertificateIcon)
export const SaveOutlined = silent(SaveIcon)
export const SearchOutlined = silent(SearchIcon)
export const SettingOutlined = silent(SettingIcon)
export const UndoOutlined = silent(UndoIcon)
export const UpOutlined = silent(UpIcon)
export const CheckSquareOutlined = silent(CheckSquareIcon)
export const CustomerServiceOutlined = silent(CustomerServiceIcon)
export const ExperimentOutlined = silent(ExperimentIcon)
export const RightOutlined = silent(RightIcon)
